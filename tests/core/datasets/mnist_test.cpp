#include "core/datasets/mnist.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "core/datasets/prepared_data.h"
#include "core/training/validate_experiment.h"
#include "tests/core/datasets/provided_samples.h"

using namespace descent;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes with_byte(std::size_t place, std::uint8_t value) {
  Bytes bytes = made_up_mnist();
  bytes[place] = value;
  return bytes;
}

void check_refused(const Bytes& bytes, const char* message) {
  CHECK_THROWS_WITH_AS(read_mnist(bytes), message, std::invalid_argument);
  CHECK_THROWS_WITH_AS(provide_data("mnist", bytes), message, std::invalid_argument);
}

}  // namespace

TEST_CASE("mnist: labels and grey bytes are read image by image, row by row") {
  Bytes bytes = made_up_mnist();
  const std::size_t second = 16 + 785;
  bytes[second] = 9;
  bytes[second + 1] = 255;
  bytes[second + 1 + 28] = 51;
  bytes.back() = 128;
  const Dataset dataset = read_mnist(bytes);
  REQUIRE(dataset.sample_count() == 2000);
  const std::vector<std::uint32_t> samples = {1, 1999};
  const Matrix columns = dataset.columns_of(samples);
  REQUIRE(columns.rows() == 784);
  REQUIRE(columns.cols() == 2);
  CHECK(dataset.classes[0] == 0);
  CHECK(dataset.classes[1] == 9);
  CHECK(columns(0, 0) == 1);
  CHECK(columns(28, 0) == Scalar(51) / 255);
  CHECK(columns(783, 1) == Scalar(128) / 255);
  CHECK(dataset.omitted_rows == 0);
}

TEST_CASE("mnist: malformed bytes are refused") {
  const char* const no_magic = "mnist: the bytes are not allowed (a file that begins with dmn1)";
  check_refused({}, no_magic);
  check_refused({'d', 'm', 'n', '1'}, no_magic);
  check_refused(with_byte(0, 'D'), no_magic);
  check_refused(with_byte(7, 1),
                "mnist.images: 16779216 is not allowed (2000 to 2000, whole numbers)");
  check_refused(with_byte(8, 27), "mnist.rows: 27 is not allowed (28 to 28, whole numbers)");
  check_refused(with_byte(12, 29), "mnist.columns: 29 is not allowed (28 to 28, whole numbers)");
  check_refused(with_byte(16 + 785, 10),
                "mnist.labels.2: 10 is not allowed (0 to 9, whole numbers)");
  Bytes one_less = made_up_mnist();
  one_less.pop_back();
  check_refused(one_less,
                "mnist.bytes: 1570015 is not allowed (1570016 to 1570016, whole numbers)");
}

TEST_CASE("mnist: an experiment is refused until the samples are there, and only theirs will do") {
  ExperimentConfig experiment;
  experiment.data.dataset = {"mnist"};
  experiment.training.loss = {"softmaxCrossEntropy"};
  const char* const missing =
      "data.dataset: 'mnist' has no samples yet (they must be provided first)";
  CHECK_THROWS_WITH_AS(validate_experiment(experiment), missing, std::invalid_argument);
  CHECK_THROWS_WITH_AS(PreparedData(experiment.data, {}), missing, std::invalid_argument);
  experiment.data.provided = std::make_shared<const ProvidedData>(ProvidedData{"other"});
  CHECK_THROWS_WITH_AS(PreparedData(experiment.data, {}), missing, std::invalid_argument);

  experiment.data.provided = made_up_samples("mnist");
  experiment.data.test_share = 0.3;
  validate_experiment(experiment);
  const PreparedData data(experiment.data, {});
  CHECK(data.training().size() == 1400);
  CHECK(data.test().size() == 600);
  CHECK(data.input_shape().kind == ShapeKind::image);
}

TEST_CASE("datasets that make their own samples take none") {
  CHECK_THROWS_WITH_AS(provide_data("spiral", {}),
                       "provideData.dataset: 'spiral' is not known (allowed: mnist)",
                       std::invalid_argument);
}
