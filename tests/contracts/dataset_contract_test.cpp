#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/datasets/dataset.h"
#include "core/datasets/features.h"
#include "core/datasets/prepared_data.h"
#include "tests/core/datasets/provided_samples.h"

using namespace descent;

namespace {

using Values = std::vector<double>;

Values defaults(const DatasetEntry& entry) { return resolve_values("dataset", entry, {}); }

/// The hyperparameters' defaults, all at their least and all at their largest.
std::vector<Values> corners(const DatasetEntry& entry) {
  std::vector<Values> all = {defaults(entry), {}, {}};
  for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
    all[1].push_back(hyperparameter.minimum);
    all[2].push_back(hyperparameter.maximum);
  }
  return all;
}

Dataset generate(const DatasetEntry& entry, const Values& values, Index samples, double noise_level,
                 std::uint64_t seed = 1) {
  Random points(seed, RandomStream::data);
  Random noise(seed, RandomStream::noise);
  Dataset dataset = entry.generate({samples, noise_level, values, made_up_samples(entry.id).get()},
                                   points, noise);
  dataset.columns = all_columns(dataset);
  dataset.stored = {};
  return dataset;
}

bool same(const Dataset& a, const Dataset& b) {
  return a.columns.rows() == b.columns.rows() && a.columns == b.columns && a.values == b.values &&
         a.classes == b.classes;
}

bool is_camel_case(std::string_view id) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && is_lower(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

void check_shape(const DatasetEntry& entry, const Values& values, const Dataset& dataset,
                 Index samples) {
  CHECK(dataset.columns.rows() == entry.column_count(values));
  CHECK(dataset.columns.cols() == samples);
  CHECK(dataset.columns.allFinite());
  CHECK(dataset.values.allFinite());
  if (entry.task == Task::regression) {
    CHECK(dataset.values.rows() == 1);
    CHECK(dataset.values.cols() == samples);
    CHECK(dataset.classes.empty());
  } else {
    CHECK(static_cast<Index>(dataset.classes.size()) == samples);
    for (const int id : dataset.classes) {
      CHECK(id >= 0);
      CHECK(id < static_cast<int>(entry.class_count(values)));
    }
    if (dataset.values.size() == 0) return;
    CHECK(entry.task == Task::multiclass);
    CHECK(dataset.values.rows() == entry.class_count(values));
    for (Index i = 0; i < samples; ++i) {
      const int largest = dataset.classes[static_cast<std::size_t>(i)];
      CHECK(dataset.values(largest, i) == dataset.values.col(i).maxCoeff());
    }
  }
}

}  // namespace

TEST_CASE("contract: datasets have unique ids and consistent table rows") {
  std::set<std::string_view> ids;
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    CHECK(ids.insert(entry.id).second);
    CHECK(is_camel_case(entry.id));
    CHECK(!entry.source.empty());
    CHECK(!entry.columns.empty());
    CHECK(std::all_of(entry.columns.begin(), entry.columns.end(), is_camel_case));
    CHECK(std::all_of(entry.classes.begin(), entry.classes.end(), is_camel_case));
    CHECK(entry.units.size() == entry.columns.size());
    CHECK(entry.ranges.size() == entry.columns.size());
    for (const ColumnRange& range : entry.ranges) {
      CHECK(range.minimum < range.maximum);
    }
    const std::size_t classes = entry.classes.size();
    CHECK((entry.task == Task::regression ? classes == 0
           : entry.task == Task::binary   ? classes == 2
                                          : classes > 2));
    for (const Values& values : corners(entry)) {
      CHECK(entry.class_count(values) <= static_cast<Index>(classes));
      CHECK((entry.task == Task::regression || entry.class_count(values) >= 2));
      CHECK(is_camel_case(entry.column_id(entry.column_count(values) - 1)));
    }
    for (const EntryCount& count : {entry.repeats, entry.classes_used}) {
      if (count.hyperparameter.empty()) continue;
      CHECK(std::any_of(entry.hyperparameters.begin(), entry.hyperparameters.end(),
                        [&](const Hyperparameter& own) {
                          return own.name == count.hyperparameter && own.scale == Scale::integer;
                        }));
    }
    for (const Values& values : corners(entry)) {
      const Shape shape = entry.shape(values);
      CHECK(shape.size() == entry.column_count(values));
      CHECK((shape.kind == ShapeKind::sequence) == entry.is_sequence);
      // A chosen few of them would be no image and no sequence.
      CHECK((entry.whole_inputs || shape.kind == ShapeKind::vector));
    }
    CHECK(entry.default_samples >= 1);
    CHECK(entry.default_test_share >= 0);
    CHECK(entry.default_test_share < 1);
    // The formulas of the plane read the first two columns under these names.
    if (entry.plane_features) {
      REQUIRE(entry.columns.size() == 2);
      CHECK(entry.columns[0] == "x1");
      CHECK(entry.columns[1] == "x2");
    }
  }
}

TEST_CASE("contract: datasets have the size asked for and finite, well-formed samples") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    for (const Values& values : corners(entry)) {
      for (const Index asked : {Index{10}, Index{11}, entry.default_samples, Index{2000}}) {
        const Index samples = entry.fixed_size ? entry.default_samples : asked;
        for (const double noise_level : {0.0, 0.5}) {
          check_shape(entry, values, generate(entry, values, asked, noise_level), samples);
        }
      }
    }
  }
}

TEST_CASE("contract: every class is present, and pictures show every noiseless sample") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    for (const Values& values : corners(entry)) {
      const Dataset dataset = generate(entry, values, entry.default_samples, 0);
      const std::set<int> present(dataset.classes.begin(), dataset.classes.end());
      CHECK(static_cast<Index>(present.size()) == entry.class_count(values));
      for (Index row = 0; row < dataset.columns.rows(); ++row) {
        const ColumnRange& range = entry.column_range(row);
        CHECK(dataset.columns.row(row).minCoeff() >= range.minimum);
        CHECK(dataset.columns.row(row).maxCoeff() <= range.maximum);
      }
    }
  }
}

TEST_CASE(
    "contract: the seed decides the data, and noise changes exactly the datasets that say so") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    const auto made = [&](double noise_level, std::uint64_t seed) {
      return generate(entry, defaults(entry), 50, noise_level, seed);
    };
    const Dataset clean = made(0, 1);
    CHECK(same(clean, made(0, 1)));
    CHECK(same(made(0.5, 1), made(0.5, 1)));
    CHECK(same(clean, made(0.5, 1)) != entry.has_noise);
    CHECK(same(made(0.5, 1), made(0.5, 2)) == entry.fixed_size);
  }
}

TEST_CASE("contract: every hyperparameter of a dataset changes its samples") {
  for (const DatasetEntry& entry : datasets()) {
    for (std::size_t i = 0; i < entry.hyperparameters.size(); ++i) {
      CAPTURE(std::string(entry.id));
      CAPTURE(std::string(entry.hyperparameters[i].name));
      Values values = defaults(entry);
      values[i] = entry.hyperparameters[i].maximum;
      const Dataset usual = generate(entry, defaults(entry), 50, 0);
      CHECK_FALSE(same(usual, generate(entry, values, 50, 0)));
    }
  }
}

TEST_CASE("contract: datasets prepare with their own choices and with every input they offer") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    DataConfig config;
    config.dataset = {std::string(entry.id)};
    config.provided = made_up_samples(entry.id);
    config.sample_count = static_cast<double>(entry.default_samples);
    config.test_share = entry.default_test_share;
    const PreparedData own(config, {});
    const Index columns = entry.column_count(defaults(entry));
    CHECK(own.input_count() == columns);
    CHECK(own.training().size() + own.test().size() == entry.default_samples);

    config.features.clear();
    for (Index column = 0; column < columns; ++column) {
      config.features.push_back(entry.column_id(column));
    }
    if (entry.whole_inputs) {
      CHECK_THROWS_AS(PreparedData(config, {}), std::invalid_argument);
      continue;
    }
    if (entry.plane_features) {
      config.features.clear();
      for (const FeatureEntry& feature : plane_features()) {
        config.features.emplace_back(feature.id);
      }
    }
    const PreparedData all(config, {});
    CHECK(all.input_count() == static_cast<Index>(config.features.size()));
    CHECK(all.training().inputs.allFinite());
    CHECK(all.test().inputs.allFinite());
  }
}

TEST_CASE("contract: features have unique ids and a source") {
  std::set<std::string_view> ids;
  for (const FeatureEntry& feature : plane_features()) {
    CAPTURE(std::string(feature.id));
    CHECK(ids.insert(feature.id).second);
    CHECK(is_camel_case(feature.id));
    CHECK(!feature.source.empty());
  }
}
