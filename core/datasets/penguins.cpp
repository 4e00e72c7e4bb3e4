#include "core/datasets/penguins.h"

#include <algorithm>

#include "core/datasets/penguins_table.h"

namespace descent {
namespace {

bool is_complete(const PenguinRow& row) {
  return std::min({row.bill_length, row.bill_depth, row.flipper_length, row.body_mass}) >= 0;
}

Scalar millimetres(int tenths) { return static_cast<Scalar>(tenths) / 10; }

}  // namespace

Dataset generate_penguins(const DatasetRequest& /*request*/, Random& /*points*/,
                          Random& /*noise*/) {
  const auto rows = penguin_rows();
  const Index complete = std::count_if(rows.begin(), rows.end(), is_complete);
  Dataset dataset;
  dataset.columns.resize(4, complete);
  dataset.omitted_rows = static_cast<Index>(rows.size()) - complete;
  for (const PenguinRow& row : rows) {
    if (!is_complete(row)) continue;
    const auto sample = static_cast<Index>(dataset.classes.size());
    dataset.columns(0, sample) = millimetres(row.bill_length);
    dataset.columns(1, sample) = millimetres(row.bill_depth);
    dataset.columns(2, sample) = millimetres(row.flipper_length);
    dataset.columns(3, sample) = static_cast<Scalar>(row.body_mass);
    dataset.classes.push_back(row.species);
  }
  return dataset;
}

}  // namespace descent
