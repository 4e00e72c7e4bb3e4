#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What every family of algorithms says about its members: the page's menus, the limits of links,
/// the documentation and the tests are all made from these entries.
namespace descent {

/// How a control walks through a hyperparameter's range.
enum class Scale { linear, logarithmic, integer };

/// One number that a reader may choose: its range is closed, [minimum, maximum].
struct Hyperparameter {
  /// Its key in choices and links, camelCase.
  std::string_view name;
  /// What it is where a choice does not name it.
  double default_value;
  /// The least and the largest value allowed, both included.
  double minimum;
  double maximum;
  /// How a control walks through the range; on integer only whole numbers are allowed.
  Scale scale;
  /// What it is counted in, such as epochs; empty for a plain number.
  std::string_view unit = {};
};

/// Where a definition was published: author, year, equation or algorithm. The lean module, which
/// nobody asks for its sources, has none of their text.
class Source : public std::string_view {
 public:
  /// None yet.
  constexpr Source() = default;
  /// Of this text, which must live on.
  constexpr Source(std::string_view text) : std::string_view(kept(text)) {}
  /// The same.
  constexpr Source(const char* text) : std::string_view(kept(text)) {}

 private:
  static constexpr std::string_view kept([[maybe_unused]] std::string_view text) {
#ifdef DESCENT_LEAN
    return {};
#else
    return text;
#endif
  }
};

/// One member of a family; families derive their table rows from it and add functions.
struct CatalogEntry {
  /// Its key in choices and links, camelCase; published ones never change.
  std::string_view id;
  /// Its table, in the order in which functions take the values.
  std::span<const Hyperparameter> hyperparameters;
  /// Where the definition was published.
  Source source;
};

/// A value given to one hyperparameter by name.
struct NamedValue {
  std::string name;
  double value;
  bool operator==(const NamedValue&) const = default;
};

/// A chosen catalogue entry; hyperparameters that are not named take their defaults.
struct Choice {
  std::string id;
  std::vector<NamedValue> values = {};
  bool operator==(const Choice&) const = default;
};

/// Throws std::invalid_argument "<field>: <value> is not allowed (<minimum> to <maximum>)" unless
/// the value is finite, inside the range and, on an integer scale, whole.
void check_range(std::string_view field, double value, const Hyperparameter& allowed);

/// Throws std::invalid_argument "<field>: '<id>' is not known (allowed: a, b, c)".
[[noreturn]] void throw_unknown(std::string_view field, std::string_view id,
                                std::span<const std::string_view> allowed);

/// A choice's hyperparameters in the order of the entry's table, defaults filled in. Throws
/// std::invalid_argument for a name the entry does not have ("<field>: '<name>' is not known ...")
/// or a value out of range ("<field>.<name>: ...").
std::vector<double> resolve_values(std::string_view field, const CatalogEntry& entry,
                                   const Choice& choice);

/// Any table, as a run of rows that begin with a CatalogEntry and lie so many bytes apart.
struct CatalogRows {
  const CatalogEntry* first;
  std::size_t count;
  std::size_t bytes;

  /// The row with this number.
  [[nodiscard]] const CatalogEntry& operator[](std::size_t number) const {
    return *reinterpret_cast<const CatalogEntry*>(reinterpret_cast<const char*>(first) +
                                                  number * bytes);
  }
};

/// The number of the row with this id; throws std::invalid_argument that lists the ids of the
/// table.
std::size_t find_row(std::string_view field, const CatalogRows& rows, std::string_view id);

/// The table row with this id; throws as find_row does.
template <class Entry>
const Entry& find_entry(std::string_view field, std::span<const Entry> table, std::string_view id) {
  return table[find_row(field, {table.data(), table.size(), sizeof(Entry)}, id)];
}

}  // namespace descent
