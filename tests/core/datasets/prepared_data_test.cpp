#include "core/datasets/prepared_data.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace descent;

namespace {

DataConfig data(const std::string& dataset, double test_share = 0.5,
                std::vector<std::string> features = {}) {
  DataConfig config;
  config.dataset = {dataset};
  config.sample_count = 200;
  config.test_share = test_share;
  config.features = std::move(features);
  return config;
}

}  // namespace

TEST_CASE("prepared data: training and test part together are the dataset, each sample once") {
  const DataConfig config = data("spiral", 0.3);
  const PreparedData prepared(config, {});
  CHECK(prepared.training().size() == 140);
  CHECK(prepared.test().size() == 60);
  Random points(1, RandomStream::data);
  Random noise(1, RandomStream::noise);
  const Dataset whole = prepared.entry().generate({200, 0, {}}, points, noise);
  std::vector<bool> used(200, false);
  for (const DataPart* part : {&prepared.training(), &prepared.test()}) {
    for (Index i = 0; i < part->size(); ++i) {
      const int id = part->classes[static_cast<std::size_t>(i)];
      Index sample = 0;
      while (sample < 200 && (used[static_cast<std::size_t>(sample)] ||
                              whole.columns.col(sample) != part->columns().col(i) ||
                              whole.classes[static_cast<std::size_t>(sample)] != id)) {
        ++sample;
      }
      REQUIRE(sample < 200);
      used[static_cast<std::size_t>(sample)] = true;
    }
  }
  CHECK(std::all_of(used.begin(), used.end(), [](bool is_used) { return is_used; }));
}

TEST_CASE("prepared data: the same seed gives the same bits, another seed others") {
  DataConfig config = data("gauss");
  const PreparedData first(config, {});
  const PreparedData again(config, {});
  CHECK(first.training().inputs == again.training().inputs);
  CHECK(first.test().targets == again.test().targets);
  config.seed = 2;
  CHECK(PreparedData(config, {}).training().inputs != first.training().inputs);
}

TEST_CASE("prepared data: changing the noise keeps the points and the split") {
  DataConfig config = data("circle");
  const PreparedData clean(config, {});
  config.noise = 0.5;
  const PreparedData noisy(config, {});
  CHECK(clean.training().columns() == noisy.training().columns());
  CHECK(clean.test().columns() == noisy.test().columns());
  CHECK(clean.training().classes != noisy.training().classes);
}

TEST_CASE("prepared data: columns are standardised with the training part alone") {
  const PreparedData prepared(data("penguins", 0.3), {});
  CHECK(prepared.omitted_rows() == 2);
  CHECK(prepared.training().size() == 239);
  CHECK(prepared.test().size() == 103);
  const Eigen::ArrayXXd inputs = prepared.training().inputs.cast<double>().array();
  for (Index row = 0; row < 4; ++row) {
    CHECK(std::abs(inputs.row(row).mean()) < 1e-5);
    CHECK(inputs.row(row).square().mean() == doctest::Approx(1).epsilon(1e-5));
    CHECK(prepared.column_means()(row) ==
          doctest::Approx(prepared.training().columns().row(row).mean()).epsilon(1e-5));
    // The test part's own mean is not 0: it was not used.
    CHECK(std::abs(prepared.test().inputs.row(row).mean()) > 1e-4);
  }
  // One training sample and one test sample are mapped by the same straight line.
  const DataPart& test = prepared.test();
  const DataPart& training = prepared.training();
  const Scalar slope = (training.inputs(3, 0) - test.inputs(3, 0)) /
                       (training.columns()(3, 0) - test.columns()(3, 0));
  CHECK(training.inputs(3, 1) - test.inputs(3, 1) ==
        doctest::Approx(slope * (training.columns()(3, 1) - test.columns()(3, 1))).epsilon(1e-3));
}

TEST_CASE("prepared data: a plane is not standardised, and its features follow their formulas") {
  const std::vector<std::string> features = {"x1x2", "x2", "sinX1", "x1Squared"};
  const PreparedData prepared(data("bumps", 0.5, features), {});
  CHECK(prepared.features() == features);
  CHECK(prepared.input_count() == 4);
  const Matrix& columns = prepared.test().columns();
  const Matrix& inputs = prepared.test().inputs;
  for (Index i = 0; i < columns.cols(); ++i) {
    const double x1 = columns(0, i);
    const double x2 = columns(1, i);
    CHECK(inputs(0, i) == static_cast<Scalar>(x1 * x2));
    CHECK(inputs(1, i) == columns(1, i));
    CHECK(inputs(2, i) == doctest::Approx(std::sin(x1)).epsilon(1e-6));
    CHECK(inputs(3, i) == static_cast<Scalar>(x1 * x1));
  }
}

TEST_CASE("prepared data: without a choice the inputs are the raw columns") {
  CHECK(PreparedData(data("xor"), {}).features() == std::vector<std::string>{"x1", "x2"});
  CHECK(PreparedData(data("lineThroughOrigin"), {}).features() == std::vector<std::string>{"x"});
  const PreparedData some(data("penguins", 0.3, {"bodyMass", "billDepth"}), {});
  CHECK(some.input_count() == 2);
  CHECK(some.training().columns().rows() == 4);
}

TEST_CASE("prepared data: a grid is turned into the inputs the network was trained on") {
  const PreparedData prepared(data("penguins", 0.3, {"bodyMass", "billDepth"}), {});
  Matrix inputs(2, prepared.test().size());
  prepared.to_inputs(prepared.test().columns(), inputs);
  CHECK(inputs == prepared.test().inputs);
}

TEST_CASE("prepared data: targets are encoded as asked") {
  const auto check_binary = [](Scalar low, Scalar high) {
    const PreparedData prepared(data("circle"), {low, high});
    REQUIRE(prepared.output_count() == 1);
    const DataPart& part = prepared.training();
    for (Index i = 0; i < part.size(); ++i) {
      const bool positive = part.classes[static_cast<std::size_t>(i)] == 1;
      CHECK(part.targets(0, i) == (positive ? high : low));
    }
  };
  check_binary(0, 1);
  check_binary(-1, 1);

  const PreparedData species(data("penguins"), {});
  CHECK(species.output_count() == 3);
  for (Index i = 0; i < species.test().size(); ++i) {
    CHECK(species.test().targets.col(i).sum() == 1);
    CHECK(species.test().targets(species.test().classes[static_cast<std::size_t>(i)], i) == 1);
  }

  const PreparedData values(data("plane"), {});
  CHECK(values.output_count() == 1);
  CHECK(values.training().classes.empty());
  const DataPart& part = values.training();
  CHECK(part.targets(0, 0) == doctest::Approx(part.columns().col(0).sum() / 10).epsilon(1e-4));
}

TEST_CASE("prepared data: no test part is allowed, fixed sizes ignore the sample count") {
  const PreparedData prepared(data("xorPoints", 0), {});
  CHECK(prepared.training().size() == 4);
  CHECK(prepared.test().size() == 0);
  CHECK(prepared.test().inputs.rows() == 2);
  CHECK(prepared.test().targets.rows() == 1);
}

TEST_CASE("prepared data: hyperparameters say how many columns and classes there are") {
  DataConfig config = data("noisyParity");
  CHECK(PreparedData(config, {}).features() == std::vector<std::string>{"bit1", "bit2", "bit3"});
  config.dataset.values = {{"bits", 5}};
  const PreparedData five(config, {});
  CHECK(five.features().back() == "bit5");
  CHECK(five.training().columns().rows() == 5);
  CHECK(five.output_count() == 1);
  config.features = {"bit6"};
  CHECK_THROWS_WITH_AS(PreparedData(config, {}),
                       "data.features: 'bit6' is not known (allowed: bit1, bit2, bit3, bit4, bit5)",
                       std::invalid_argument);

  config = data("blobs");
  for (const double clouds : {2.0, 7.0}) {
    config.dataset.values = {{"clouds", clouds}};
    const PreparedData prepared(config, {});
    CHECK(prepared.output_count() == static_cast<Index>(clouds));
    CHECK(prepared.training().targets.colwise().sum().minCoeff() == 1);
    CHECK(prepared.training().targets.colwise().sum().maxCoeff() == 1);
  }
}

TEST_CASE("prepared data: targets that are no classes stay with their samples") {
  const PreparedData prepared(data("randomSoftTargets", 0.3), {Scalar(-1), Scalar(1)});
  Random points(1, RandomStream::data);
  Random noise(1, RandomStream::noise);
  const Dataset whole = prepared.entry().generate({200, 0, {}}, points, noise);
  const DataPart& part = prepared.training();
  REQUIRE(part.targets.rows() == 10);
  for (Index i = 0; i < part.size(); ++i) {
    Index same = 0;
    while (same < 200 && whole.columns.col(same) != part.columns().col(i))
      ++same;
    REQUIRE(same < 200);
    CHECK(part.targets.col(i) == whole.values.col(same));
    CHECK(part.classes[static_cast<std::size_t>(i)] ==
          whole.classes[static_cast<std::size_t>(same)]);
  }
}

TEST_CASE("prepared data: images and sequences say how their columns are to be read") {
  const PreparedData image(data("shapes"), {});
  CHECK(image.input_shape() == Shape::image(1, 14, 14));
  CHECK(image.features()[14] == "pixel15");

  DataConfig config = data("addingProblem");
  config.dataset.values = {{"steps", 7}};
  const PreparedData sequence(config, {});
  CHECK(sequence.input_shape() == Shape::sequence(7, 2));
  CHECK(sequence.features()[3] == "marker2");
  CHECK(sequence.input_count() == 14);
  CHECK(PreparedData(data("penguins", 0.3, {"bodyMass"}), {}).input_shape() == Shape(1));
}

TEST_CASE("prepared data: what it cannot use is refused by name, with what is allowed") {
  CHECK_THROWS_WITH_AS(
      PreparedData(data("constructor"), {}),
      doctest::Contains("data.dataset: 'constructor' is not known (allowed: circle, "),
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(data("spiral", 0.5, {"x1", "x3"}), {}),
                       doctest::Contains("data.features: 'x3' is not known (allowed: x1, x2, "),
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(data("penguins", 0.5, {"sinX1"}), {}),
                       "data.features: 'sinX1' is not known (allowed: billLength, billDepth, "
                       "flipperLength, bodyMass)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(data("spiral", 0.5, {"x1", "x2", "x1"}), {}),
                       "data.features: 'x1' is named twice", std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(data("shapes", 0.5, {"pixel1"}), {}),
                       "data.features: 'pixel1' is not allowed (none: shapes feeds every column)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(data("xorPoints", 0.9), {}),
                       "data.testShare: 0.9 is not allowed (0 to 0.75)", std::invalid_argument);
}

TEST_CASE("prepared data: a part parted once more is prepared from its own training samples") {
  const PreparedData whole(data("penguins", 0.3, {"bodyMass", "billDepth"}), {});
  const double mean_of_all = whole.column_means()(3);
  const Split split{{5, 0, 9, 100, 31, 7}, {2, 1}};
  const PreparedData part(whole, split);
  CHECK(part.column_means()(3) != mean_of_all);
  REQUIRE(part.training().size() == 6);
  REQUIRE(part.test().size() == 2);
  CHECK(part.features() == whole.features());
  CHECK(part.training().columns().col(2) == whole.training().columns().col(9));
  CHECK(part.training().targets.col(3) == whole.training().targets.col(100));
  CHECK(part.training().classes[4] == whole.training().classes[31]);
  CHECK(part.test().columns().col(0) == whole.training().columns().col(2));

  const Eigen::ArrayXXd inputs = part.training().inputs.cast<double>().array();
  for (Index row = 0; row < 2; ++row) {
    CHECK(std::abs(inputs.row(row).mean()) < 1e-5);
    CHECK(inputs.row(row).square().mean() == doctest::Approx(1).epsilon(1e-5));
  }
  CHECK(part.column_means()(3) ==
        doctest::Approx(part.training().columns().row(3).mean()).epsilon(1e-5));
  // Held-out samples take no part: others in their place change no input of the training part.
  const PreparedData other(whole, {split.training, {3, 4, 6, 8}});
  CHECK(other.training().inputs == part.training().inputs);
  CHECK(other.test().size() == 4);
  // The same straight line maps the held-out samples.
  Matrix mapped(2, 2);
  part.to_inputs(part.test().columns(), mapped);
  CHECK(mapped == part.test().inputs);
}

TEST_CASE("prepared data: all samples parted off in their order are what they were") {
  for (const char* dataset : {"penguins", "spiral", "plane"}) {
    const PreparedData whole(data(dataset, 0.3), {});
    Split all;
    for (Index i = 0; i < whole.training().size(); ++i)
      all.training.push_back(std::uint32_t(i));
    const PreparedData part(whole, all);
    CHECK(part.training().inputs == whole.training().inputs);
    CHECK(part.training().targets == whole.training().targets);
    CHECK(part.test().size() == 0);
  }
}
