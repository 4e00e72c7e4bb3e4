#include "core/datasets/prepared_data.h"

#include <algorithm>
#include <stdexcept>

#include "core/datasets/provided_data.h"
#include "core/kernels/gather_columns.h"

namespace descent {
namespace {

std::vector<OfferedInput> offered_inputs(const DatasetEntry& entry, Index columns) {
  std::vector<OfferedInput> offered;
  for (Index column = 0; column < columns; ++column) {
    offered.push_back({entry.column_id(column), nullptr, column});
  }
  if (!entry.plane_features) return offered;
  for (const FeatureEntry& feature : plane_features()) {
    const bool is_column =
        std::find(entry.columns.begin(), entry.columns.end(), feature.id) != entry.columns.end();
    if (!is_column) offered.push_back({std::string(feature.id), feature.value, 0});
  }
  return offered;
}

const OfferedInput& find_input(const std::vector<OfferedInput>& offered, std::string_view id) {
  std::vector<std::string_view> allowed;
  for (const OfferedInput& input : offered) {
    if (input.id == id) return input;
    allowed.push_back(input.id);
  }
  throw_unknown("data.features", id, allowed);
}

Dataset generate(const DatasetEntry& entry, const DataConfig& config,
                 std::span<const double> values) {
  const auto seed = static_cast<std::uint64_t>(config.seed);
  Random points(seed, RandomStream::data);
  Random noise(seed, RandomStream::noise);
  const Index samples =
      entry.fixed_size ? entry.default_samples : static_cast<Index>(config.sample_count);
  return entry.generate({samples, config.noise, values, config.provided.get()}, points, noise);
}

/// (O x N) targets of classes, or the values themselves.
Matrix encode_targets(bool per_class, Index class_count, const DataPart& part, const Matrix& values,
                      const TargetEncoding& encoding) {
  if (values.rows() > 0) return values;
  const Index outputs = per_class ? class_count : 1;
  const auto size = static_cast<Index>(part.classes.size());
  Matrix targets = Matrix::Constant(outputs, size, encoding.low);
  for (Index i = 0; i < size; ++i) {
    const int id = part.classes[static_cast<std::size_t>(i)];
    if (per_class) {
      targets(id, i) = encoding.high;
    } else if (id == 1) {
      targets(0, i) = encoding.high;
    }
  }
  return targets;
}

/// Those of a matrix's columns; none of an empty one.
Matrix select_columns(const Matrix& matrix, const std::vector<std::uint32_t>& columns) {
  if (matrix.size() == 0) return {};
  Matrix selected(matrix.rows(), static_cast<Index>(columns.size()));
  gather_columns(matrix, columns, selected);
  return selected;
}

DataPart take_part(bool per_class, Index class_count, const Dataset& dataset,
                   const std::vector<std::uint32_t>& samples, const TargetEncoding& encoding) {
  DataPart part;
  part.raw_columns = dataset.columns_of(samples);
  if (!dataset.classes.empty()) {
    for (const std::uint32_t sample : samples)
      part.classes.push_back(dataset.classes[sample]);
  }
  const Matrix values = select_columns(dataset.values, samples);
  part.targets = encode_targets(per_class, class_count, part, values, encoding);
  return part;
}

/// Columns, targets and classes of some of a part's samples.
DataPart select_samples(const DataPart& part, const std::vector<std::uint32_t>& samples) {
  DataPart selected;
  selected.raw_columns = select_columns(part.columns(), samples);
  selected.targets = select_columns(part.targets, samples);
  if (!part.classes.empty()) {
    for (const std::uint32_t sample : samples)
      selected.classes.push_back(part.classes[sample]);
  }
  selected.source_columns = select_columns(part.source_columns, samples);
  selected.source_targets = select_columns(part.source_targets, samples);
  return selected;
}

}  // namespace

PreparedData::PreparedData(const DataConfig& config, const TargetEncoding& encoding)
    : provided_(config.provided), entry_(&dataset_entry(config)) {
  if (provided_ && provided_->dataset == entry_->id) table_ = provided_->table.get();
  const std::vector<double> values = resolve_values("data.dataset", *entry_, config.dataset);
  column_count_ = entry_->column_count(values);
  choose_inputs(config.features);
  input_shape_ =
      entry_->whole_inputs ? entry_->shape(values) : Shape(static_cast<Index>(features_.size()));

  const Dataset dataset = generate(*entry_, config, values);
  omitted_rows_ = dataset.omitted_rows;
  Random random(static_cast<std::uint64_t>(config.seed), RandomStream::split);
  const Split split = split_samples(dataset.sample_count(), config.test_share, random);
  const bool per_class = entry_->task == Task::multiclass;
  const Index class_count = entry_->class_count(values);
  training_ = take_part(per_class, class_count, dataset, split.training, encoding);
  test_ = take_part(per_class, class_count, dataset, split.test, encoding);
  if (table_ != nullptr) {
    for (DataPart* part : {&training_, &test_}) {
      part->source_columns = part->raw_columns;
      part->source_targets = part->targets;
    }
  }
  prepare_inputs();
}

PreparedData::PreparedData(const PreparedData& whole, const Split& split) : PreparedData(whole) {
  training_ = select_samples(whole.training_, split.training);
  test_ = select_samples(whole.training_, split.test);
  prepare_inputs();
}

/// What a reader's table needs before its columns are inputs.
void PreparedData::prepare_table() {
  for (DataPart* part : {&training_, &test_}) {
    part->raw_columns = part->source_columns;
    part->targets = part->source_targets;
  }
  table_report_ = fit_table(*table_, training_.raw_columns, test_.raw_columns);
  if (entry_->task == Task::regression && table_->scaling() != TableScaling::none)
    scale_targets(training_.targets, test_.targets, table_report_);
}

/// Fits to the training part what is fitted to data, and computes the inputs of both parts.
void PreparedData::prepare_inputs() {
  if (table_ != nullptr) prepare_table();
  column_means_.resize(0);

  const auto input_count = static_cast<Index>(features_.size());
  standardizer_ = no_standardizer(input_count);
  const bool is_scaled = entry_->standardize || table_ != nullptr;
  if (feeds_every_column_ && !is_scaled) {
    training_.inputs.swap(training_.raw_columns);
    test_.inputs.swap(test_.raw_columns);
    return;
  }
  training_.inputs.resize(input_count, training_.size());
  test_.inputs.resize(input_count, test_.size());
  to_inputs(training_.raw_columns, training_.inputs);
  if (is_scaled) {
    standardizer_ = table_ != nullptr
                        ? fit_table_scaling(*table_, source_columns_, training_.inputs)
                        : fit_standardizer(training_.inputs);
    to_inputs(training_.raw_columns, training_.inputs);
  }
  to_inputs(test_.raw_columns, test_.inputs);
}

const Vector& PreparedData::column_means() const {
  if (column_means_.size() == 0) column_means_ = row_means(training_.columns());
  return column_means_;
}

void PreparedData::choose_inputs(const std::vector<std::string>& chosen) {
  if (entry_->whole_inputs && !chosen.empty()) {
    throw std::invalid_argument("data.features: '" + chosen.front() + "' is not allowed (none: " +
                                std::string(entry_->id) + " feeds every column)");
  }
  const std::vector<OfferedInput> offered = offered_inputs(*entry_, column_count_);
  for (const std::string& id : chosen) {
    if (std::find(features_.begin(), features_.end(), id) != features_.end()) {
      throw std::invalid_argument("data.features: '" + id + "' is named twice");
    }
    add_input(find_input(offered, id));
  }
  feeds_every_column_ = chosen.empty();
  if (!chosen.empty()) return;
  for (Index column = 0; column < column_count_; ++column)
    add_input(offered[static_cast<std::size_t>(column)]);
}

void PreparedData::add_input(const OfferedInput& input) {
  features_.push_back(input.id);
  formulas_.push_back(input.formula);
  source_columns_.push_back(input.column);
}

}  // namespace descent
