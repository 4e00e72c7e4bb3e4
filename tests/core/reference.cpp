#include "tests/core/reference.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace descent::testing {
namespace {

/// A finite number that is the whole text.
double number_of(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(value)) {
    throw std::invalid_argument("'" + text + "' is not a number");
  }
  return value;
}

/// "4x3" is {4, 3}.
std::vector<Index> shape_of(const std::string& text) {
  std::vector<Index> shape;
  std::istringstream parts(text + "x");
  for (std::string part; std::getline(parts, part, 'x');) {
    const double length = number_of(part);
    if (length < 1 || length != std::floor(length)) {
      throw std::invalid_argument("'" + text + "' is not a shape");
    }
    shape.push_back(static_cast<Index>(length));
  }
  return shape;
}

/// The words of a line, which single spaces part.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream parts(line + " ");
  for (std::string word; std::getline(parts, word, ' ');) {
    if (word.empty()) throw std::invalid_argument("a word is empty");
    words.push_back(word);
  }
  return words;
}

ReferenceCase case_of(const std::vector<std::string>& words) {
  if (words.size() < 3) throw std::invalid_argument("a case needs an id and a name");
  ReferenceCase one{{words[1]}, words[2], {}};
  for (std::size_t i = 3; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (equals == 0 || equals == std::string::npos) {
      throw std::invalid_argument("'" + words[i] + "' is not name=value");
    }
    one.choice.values.push_back(
        {words[i].substr(0, equals), number_of(words[i].substr(equals + 1))});
  }
  return one;
}

ReferenceArray array_of(const std::vector<std::string>& words) {
  if (words.size() < 2) throw std::invalid_argument("an array needs a shape");
  ReferenceArray array{shape_of(words[1]), {}};
  for (std::size_t i = 2; i < words.size(); ++i)
    array.values.push_back(number_of(words[i]));
  std::size_t expected = 1;
  for (const Index length : array.shape)
    expected *= static_cast<std::size_t>(length);
  if (array.values.size() != expected) {
    throw std::invalid_argument(std::to_string(array.values.size()) + " numbers are not " +
                                words[1]);
  }
  return array;
}

void read_line(const std::string& line, std::vector<ReferenceCase>& cases) {
  const std::vector<std::string> words = words_of(line);
  if (words[0] == "case") {
    cases.push_back(case_of(words));
    return;
  }
  if (cases.empty()) throw std::invalid_argument("an array stands before the first case");
  if (!cases.back().arrays.emplace(words[0], array_of(words)).second) {
    throw std::invalid_argument("the case has two arrays '" + words[0] + "'");
  }
}

}  // namespace

const ReferenceArray& ReferenceCase::array(const std::string& array_name) const {
  const auto found = arrays.find(array_name);
  if (found == arrays.end()) {
    throw std::invalid_argument(choice.id + " " + name + ": there is no array '" + array_name +
                                "'");
  }
  return found->second;
}

double ReferenceCase::number(const std::string& array_name) const {
  const ReferenceArray& found = array(array_name);
  if (found.values.size() != 1) {
    throw std::invalid_argument(choice.id + " " + name + ": '" + array_name +
                                "' is not one number");
  }
  return found.values[0];
}

Vector ReferenceCase::vector(const std::string& array_name) const {
  const ReferenceArray& found = array(array_name);
  Vector vector(static_cast<Index>(found.values.size()));
  std::transform(found.values.begin(), found.values.end(), vector.data(),
                 [](double value) { return static_cast<Scalar>(value); });
  return vector;
}

Matrix ReferenceCase::columns(const std::string& array_name) const {
  const ReferenceArray& found = array(array_name);
  if (found.shape.size() != 2) {
    throw std::invalid_argument(choice.id + " " + name + ": '" + array_name + "' is not a matrix");
  }
  return vector(array_name).reshaped(found.shape[1], found.shape[0]);
}

std::vector<ReferenceCase> read_reference(std::istream& text) {
  std::vector<ReferenceCase> cases;
  int number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    try {
      read_line(line, cases);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("line " + std::to_string(number) + ": " + error.what());
    }
  }
  return cases;
}

std::vector<ReferenceCase> reference_cases(const std::string& subject) {
  std::ifstream file(DESCENT_TESTS_FOLDER "/reference/numbers/" + subject + ".txt");
  std::vector<ReferenceCase> cases = read_reference(file);
  if (cases.empty()) throw std::invalid_argument("there are no numbers on " + subject);
  return cases;
}

const ReferenceCase& find_case(std::span<const ReferenceCase> cases, const std::string& name) {
  const auto found = std::find_if(cases.begin(), cases.end(),
                                  [&](const ReferenceCase& one) { return one.name == name; });
  if (found == cases.end()) throw std::invalid_argument("there is no case '" + name + "'");
  return *found;
}

double largest_error(std::span<const Scalar> actual, std::span<const double> expected,
                     double floor) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (actual.size() != expected.size()) return infinity;
  double largest = 0.0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double size = std::max(std::fabs(expected[i]), floor);
    const double error = std::fabs(double{actual[i]} - expected[i]) / size;
    // Written so that NaN, which no comparison finds larger, counts as infinite.
    if (!(error <= largest)) largest = std::isnan(error) ? infinity : error;
  }
  return largest;
}

}  // namespace descent::testing
