#include "core/datasets/dataset.h"

#include "core/kernels/gather_columns.h"

namespace descent {
namespace {

Index counted(const DatasetEntry& entry, const EntryCount& count, std::span<const double> values) {
  for (std::size_t i = 0; i < entry.hyperparameters.size(); ++i) {
    if (entry.hyperparameters[i].name == count.hyperparameter) {
      return static_cast<Index>(values[i]);
    }
  }
  return count.fixed;
}

}  // namespace

Matrix Dataset::columns_of(std::span<const std::uint32_t> samples) const {
  const bool is_stored = stored.read != nullptr;
  Matrix taken(is_stored ? stored.rows : columns.rows(), static_cast<Index>(samples.size()));
  if (!is_stored) gather_columns(columns, samples, taken);
  Scalar* next = taken.data();
  for (std::size_t i = 0; is_stored && i < samples.size(); ++i, next += stored.rows)
    stored.read(stored.bytes, samples[i], next);
  return taken;
}

Index DatasetEntry::column_count(std::span<const double> hyperparameter_values) const {
  const Index times = counted(*this, repeats, hyperparameter_values);
  return static_cast<Index>(columns.size()) * (times > 0 ? times : 1);
}

Index DatasetEntry::class_count(std::span<const double> hyperparameter_values) const {
  const Index used = counted(*this, classes_used, hyperparameter_values);
  return used > 0 ? used : static_cast<Index>(classes.size());
}

Shape DatasetEntry::shape(std::span<const double> hyperparameter_values) const {
  if (image.channels > 0) return Shape::image(image.channels, image.rows, image.columns);
  if (!is_sequence) return column_count(hyperparameter_values);
  return Shape::sequence(counted(*this, repeats, hyperparameter_values),
                         static_cast<Index>(columns.size()));
}

std::string DatasetEntry::column_id(Index column) const {
  const auto kinds = static_cast<Index>(columns.size());
  std::string name(columns[static_cast<std::size_t>(column % kinds)]);
  const bool repeated = repeats.fixed > 0 || !repeats.hyperparameter.empty();
  return repeated ? name + std::to_string(column / kinds + 1) : name;
}

const ColumnRange& DatasetEntry::column_range(Index column) const {
  return ranges[static_cast<std::size_t>(column) % ranges.size()];
}

}  // namespace descent
