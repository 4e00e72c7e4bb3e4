#include "tests/core/reference.h"

#include <cmath>
#include <limits>
#include <sstream>

namespace descent::testing {
namespace {

std::vector<ReferenceCase> read(const std::string& text) {
  std::istringstream stream(text);
  return read_reference(stream);
}

TEST_CASE("reference numbers are read with ids, hyperparameters, shapes and names") {
  const auto cases = read(
      "# a comment\n\n"
      "case leakyRelu someSlope slope=0.25\n"
      "z 3 -1 0.5 1e-3\n"
      "m 2x3 1 2 3 4 5 6\n"
      "case relu plain\n"
      "rate 1 0.125\n");
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].choice == Choice{"leakyRelu", {{"slope", 0.25}}});
  CHECK(cases[0].name == "someSlope");
  CHECK(cases[0].array("z").shape == std::vector<Index>{3});
  CHECK(cases[0].array("z").values == std::vector<double>{-1, 0.5, 1e-3});
  CHECK(cases[0].array("m").shape == std::vector<Index>{2, 3});
  CHECK(cases[0].vector("m") == Vector{{1, 2, 3, 4, 5, 6}});
  CHECK(cases[0].columns("m") == Matrix{{1, 4}, {2, 5}, {3, 6}});
  CHECK(cases[1].choice == Choice{"relu"});
  CHECK(cases[1].number("rate") == 0.125);
  CHECK(&find_case(cases, "plain") == &cases[1]);
}

TEST_CASE("malformed reference numbers are refused with their line") {
  const auto refuses = [](const std::string& text, const char* message) {
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(read(text), message, std::invalid_argument);
  };
  refuses("case relu\n", "line 1: a case needs an id and a name");
  refuses("# head\ncase relu a slope\n", "line 2: 'slope' is not name=value");
  refuses("case relu a =1\n", "line 1: '=1' is not name=value");
  refuses("case relu a slope=\n", "line 1: '' is not a number");
  refuses("case relu  a\n", "line 1: a word is empty");
  refuses("z 1 2\n", "line 1: an array stands before the first case");
  refuses("case relu a\nz\n", "line 2: an array needs a shape");
  refuses("case relu a\nz 2 1\n", "line 2: 1 numbers are not 2");
  refuses("case relu a\nz 2x2 1 2 3 4 5\n", "line 2: 5 numbers are not 2x2");
  refuses("case relu a\nz 0\n", "line 2: '0' is not a shape");
  refuses("case relu a\nz 1.5 1\n", "line 2: '1.5' is not a shape");
  refuses("case relu a\nz 2x 1 2\n", "line 2: '' is not a number");
  refuses("case relu a\nz 1 nan\n", "line 2: 'nan' is not a number");
  refuses("case relu a\nz 1 1e999\n", "line 2: '1e999' is not a number");
  refuses("case relu a\nz 1 1,5\n", "line 2: '1,5' is not a number");
  refuses("case relu a\nz 1 1 \n", "line 2: a word is empty");
  refuses("case relu a\nz 1 1\nz 1 1\n", "line 3: the case has two arrays 'z'");
}

TEST_CASE("reference numbers that are not there are named") {
  const auto cases = read("case relu a\nz 2 1 2\n");
  CHECK_THROWS_WITH_AS(cases[0].array("y"), "relu a: there is no array 'y'", std::invalid_argument);
  CHECK_THROWS_WITH_AS(cases[0].number("z"), "relu a: 'z' is not one number",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(cases[0].columns("z"), "relu a: 'z' is not a matrix", std::invalid_argument);
  CHECK_THROWS_WITH_AS(find_case(cases, "b"), "there is no case 'b'", std::invalid_argument);
  CHECK_THROWS_WITH_AS(reference_cases("nothing"), "there are no numbers on nothing",
                       std::invalid_argument);
}

TEST_CASE("the largest error is relative, absolute below the floor, and infinite for NaN") {
  const std::vector<double> expected = {100, 0};
  const auto error = [&](std::vector<Scalar> actual) {
    return largest_error(actual, expected, 0.5);
  };
  CHECK(error({100, 0}) == 0);
  CHECK(error({99, 0}) == doctest::Approx(0.01));
  CHECK(error({100, Scalar(0.25)}) == doctest::Approx(0.5));
  const auto infinity = std::numeric_limits<Scalar>::infinity();
  CHECK(std::isinf(error({std::numeric_limits<Scalar>::quiet_NaN(), 0})));
  CHECK(std::isinf(error({0, std::numeric_limits<Scalar>::quiet_NaN()})));
  CHECK(std::isinf(error({infinity, 0})));
  CHECK(std::isinf(error({100})));
}

}  // namespace
}  // namespace descent::testing
