#pragma once

#include <doctest/doctest.h>

#include <istream>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/catalog.h"
#include "core/types.h"

/// Reads the reference numbers of tests/reference/numbers, which other libraries computed. The
/// format is described in tests/reference/generator/numbers_file.py.
namespace descent::testing {

/// Numbers with a shape, row by row: the last index runs fastest.
struct ReferenceArray {
  std::vector<Index> shape;
  std::vector<double> values;
};

/// What one entry of the catalogue gives in one situation.
struct ReferenceCase {
  /// The entry and its hyperparameters.
  Choice choice;
  std::string name;
  std::map<std::string, ReferenceArray> arrays;

  /// Throws std::invalid_argument when the case has no array of this name.
  const ReferenceArray& array(const std::string& array_name) const;
  /// The array's only number; throws std::invalid_argument when it has more.
  double number(const std::string& array_name) const;
  /// All the array's numbers, in their order.
  Vector vector(const std::string& array_name) const;
  /// A two-dimensional array, each row as a column: samples x units becomes units x samples.
  /// Throws std::invalid_argument for another number of dimensions.
  Matrix columns(const std::string& array_name) const;
};

/// All cases of a text; throws std::invalid_argument that names the line where it is malformed.
std::vector<ReferenceCase> read_reference(std::istream& text);

/// All cases of tests/reference/numbers/<subject>.txt; throws std::invalid_argument when the file
/// is missing, empty or malformed.
std::vector<ReferenceCase> reference_cases(const std::string& subject);

/// The case with this name; throws std::invalid_argument when there is none.
const ReferenceCase& find_case(std::span<const ReferenceCase> cases, const std::string& name);

/// Largest |actual - expected| / max(|expected|, floor); infinite where the counts differ or where
/// a number is NaN.
double largest_error(std::span<const Scalar> actual, std::span<const double> expected,
                     double floor);

/// What a comparison allows in the build at hand.
constexpr double allowed_error(double in_double, double in_float) {
  return sizeof(Scalar) == sizeof(double) ? in_double : in_float;
}

/// Runs `check(entry, reference_case)` on all cases of the catalogue's entries; every entry must
/// have one. That no case is of another id, names_test.cpp holds.
template <class Entry, class Check>
void check_cases(std::span<const ReferenceCase> cases, std::span<const Entry> table, Check check) {
  for (const Entry& entry : table) {
    CAPTURE(entry.id);
    bool has_case = false;
    for (const ReferenceCase& one : cases) {
      if (one.choice.id != entry.id) continue;
      has_case = true;
      CAPTURE(one.name);
      check(entry, one);
    }
    CHECK(has_case);
  }
}

/// The same with all cases of one file.
template <class Entry, class Check>
void check_reference(const std::string& subject, std::span<const Entry> table, Check check) {
  check_cases<Entry>(reference_cases(subject), table, check);
}

}  // namespace descent::testing
