#include "core/datasets/iris.h"

#include "core/datasets/iris_table.h"

namespace descent {
namespace {

Scalar centimetres(int millimetres) { return static_cast<Scalar>(millimetres) / 10; }

}  // namespace

Dataset generate_iris(const DatasetRequest& /*request*/, Random& /*points*/, Random& /*noise*/) {
  const auto rows = iris_rows();
  Dataset dataset;
  dataset.columns.resize(4, static_cast<Index>(rows.size()));
  for (const IrisRow& row : rows) {
    const auto sample = static_cast<Index>(dataset.classes.size());
    dataset.columns(0, sample) = centimetres(row.sepal_length);
    dataset.columns(1, sample) = centimetres(row.sepal_width);
    dataset.columns(2, sample) = centimetres(row.petal_length);
    dataset.columns(3, sample) = centimetres(row.petal_width);
    dataset.classes.push_back(row.species);
  }
  return dataset;
}

}  // namespace descent
