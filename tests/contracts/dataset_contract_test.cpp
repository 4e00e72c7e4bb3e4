#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/datasets/dataset.h"
#include "core/datasets/features.h"
#include "core/datasets/prepared_data.h"

using namespace descent;

namespace {

Dataset generate(const DatasetEntry& entry, Index samples, double noise_level,
                 std::uint64_t seed = 1) {
  Random points(seed, RandomStream::data);
  Random noise(seed, RandomStream::noise);
  return entry.generate(samples, noise_level, points, noise);
}

bool same(const Dataset& a, const Dataset& b) {
  return a.columns == b.columns && a.values == b.values && a.classes == b.classes;
}

bool is_camel_case(std::string_view id) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && is_lower(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

void check_shape(const DatasetEntry& entry, const Dataset& dataset, Index samples) {
  CHECK(dataset.columns.rows() == static_cast<Index>(entry.columns.size()));
  CHECK(dataset.columns.cols() == samples);
  CHECK(dataset.columns.allFinite());
  CHECK(dataset.values.allFinite());
  if (entry.task == Task::regression) {
    CHECK(dataset.values.rows() == 1);
    CHECK(dataset.values.cols() == samples);
    CHECK(dataset.classes.empty());
  } else {
    CHECK(dataset.values.size() == 0);
    CHECK(static_cast<Index>(dataset.classes.size()) == samples);
    for (const int id : dataset.classes) {
      CHECK(id >= 0);
      CHECK(id < static_cast<int>(entry.classes.size()));
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
    for (const Index asked : {Index{10}, Index{11}, entry.default_samples, Index{2000}}) {
      const Index samples = entry.fixed_size ? entry.default_samples : asked;
      for (const double noise_level : {0.0, 0.5}) {
        check_shape(entry, generate(entry, asked, noise_level), samples);
      }
    }
  }
}

TEST_CASE("contract: every class is present, and pictures show every noiseless sample") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    const Dataset dataset = generate(entry, entry.default_samples, 0);
    const std::set<int> present(dataset.classes.begin(), dataset.classes.end());
    CHECK(present.size() == entry.classes.size());
    for (Index row = 0; row < dataset.columns.rows(); ++row) {
      const ColumnRange& range = entry.ranges[static_cast<std::size_t>(row)];
      CHECK(dataset.columns.row(row).minCoeff() >= range.minimum);
      CHECK(dataset.columns.row(row).maxCoeff() <= range.maximum);
    }
  }
}

TEST_CASE(
    "contract: the seed decides the data, and noise changes exactly the datasets that say so") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    const Dataset clean = generate(entry, 50, 0);
    CHECK(same(clean, generate(entry, 50, 0)));
    CHECK(same(generate(entry, 50, 0.5), generate(entry, 50, 0.5)));
    CHECK(same(clean, generate(entry, 50, 0.5)) != entry.has_noise);
    const bool is_table = entry.fixed_size;
    CHECK(same(generate(entry, 50, 0.5, 1), generate(entry, 50, 0.5, 2)) == is_table);
  }
}

TEST_CASE("contract: datasets prepare with their own choices and with every input they offer") {
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    DataConfig config;
    config.dataset = entry.id;
    config.sample_count = static_cast<double>(entry.default_samples);
    config.test_share = entry.default_test_share;
    const PreparedData own(config, {});
    CHECK(own.input_count() == static_cast<Index>(entry.columns.size()));
    CHECK(own.training().size() + own.test().size() == entry.default_samples);

    config.features.assign(entry.columns.begin(), entry.columns.end());
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
