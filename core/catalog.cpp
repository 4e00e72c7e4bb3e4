#include "core/catalog.h"

#include <algorithm>
#include <cmath>

#include "core/number_text.h"

namespace descent {
void check_range(std::string_view field, double value, const Hyperparameter& allowed) {
  const bool whole = allowed.scale != Scale::integer || value == std::floor(value);
  // Written so that NaN fails: every comparison with it is false.
  if (value >= allowed.minimum && value <= allowed.maximum && whole) return;
  std::string message(field);
  message += ": " + number_text(value) + " is not allowed (" + number_text(allowed.minimum) +
             " to " + number_text(allowed.maximum);
  if (allowed.scale == Scale::integer) message += ", whole numbers";
  throw std::invalid_argument(message + ")");
}

void throw_unknown(std::string_view field, std::string_view id,
                   std::span<const std::string_view> allowed) {
  std::string message(field);
  message += ": '" + std::string(id) + "' is not known (allowed: ";
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    if (i > 0) message += ", ";
    message += allowed[i];
  }
  throw std::invalid_argument(message + ")");
}

std::size_t find_row(std::string_view field, const CatalogRows& rows, std::string_view id) {
  for (std::size_t number = 0; number < rows.count; ++number) {
    if (rows[number].id == id) return number;
  }
  std::vector<std::string_view> allowed;
  for (std::size_t number = 0; number < rows.count; ++number)
    allowed.push_back(rows[number].id);
  throw_unknown(field, id, allowed);
}

std::vector<double> resolve_values(std::string_view field, const CatalogEntry& entry,
                                   const Choice& choice) {
  std::vector<double> resolved;
  std::vector<std::string_view> names;
  for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
    resolved.push_back(hyperparameter.default_value);
    names.push_back(hyperparameter.name);
  }
  for (const NamedValue& given : choice.values) {
    const auto found = std::find(names.begin(), names.end(), given.name);
    if (found == names.end()) throw_unknown(field, given.name, names);
    const auto position = static_cast<std::size_t>(found - names.begin());
    check_range(std::string(field) + "." + given.name, given.value,
                entry.hyperparameters[position]);
    resolved[position] = given.value;
  }
  return resolved;
}

}  // namespace descent
