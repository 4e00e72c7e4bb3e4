#include "core/datasets/penguins.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/datasets/penguins_table.h"

using namespace descent;

TEST_CASE("penguins: 342 of 344 rows are complete, the other two are counted") {
  Random random(1, RandomStream::data);
  const Dataset dataset = generate_penguins({0, 0, {}}, random, random);
  CHECK(penguin_rows().size() == 344);
  CHECK(dataset.columns.rows() == 4);
  CHECK(dataset.columns.cols() == 342);
  CHECK(dataset.omitted_rows == 2);
  const auto count = [&](int id) {
    return std::count(dataset.classes.begin(), dataset.classes.end(), id);
  };
  CHECK(count(0) == 151);
  CHECK(count(1) == 68);
  CHECK(count(2) == 123);
}

TEST_CASE("penguins: the columns have their units and the published means") {
  Random random(1, RandomStream::data);
  const Dataset dataset = generate_penguins({0, 0, {}}, random, random);
  // Means over the 342 birds as the R package palmerpenguins reports them: mm, mm, mm, g.
  const double means[] = {43.92193, 17.15117, 200.9152, 4201.754};
  for (Index column = 0; column < 4; ++column) {
    CHECK(dataset.columns.row(column).cast<double>().mean() ==
          doctest::Approx(means[column]).epsilon(1e-6));
  }
  CHECK(dataset.columns(0, 0) == Scalar(39.1));
  CHECK(dataset.columns(3, 0) == 3750);
}
