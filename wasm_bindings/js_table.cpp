#include "wasm_bindings/js_table.h"

#include <array>

#include "core/catalog.h"
#include "wasm_bindings/js_values.h"

namespace descent {
namespace {

using emscripten::val;

constexpr std::array<std::string_view, 3> scalings = {"none", "standardize", "minMax"};

bool has_type(const val& value, const char* type) {
  return value.typeOf().as<std::string>() == type;
}

/// The items of a list, which is measured before it is read.
std::vector<val> list_of(const std::string& field, const val& value, std::size_t longest) {
  if (!value.isArray()) throw_wrong_type(field, value, "a list");
  check_range(field, value["length"].as<double>(),
              {"length", 0, 0, static_cast<double>(longest), Scale::integer});
  return emscripten::vecFromJSArray<val>(value);
}

TableCell cell_from_js(const std::string& field, const val& value) {
  if (value.isNull()) return {};
  if (has_type(value, "number")) return value.as<double>();
  if (has_type(value, "string")) return value.as<std::string>();
  throw_wrong_type(field, value, "a number, a text or null");
}

TableColumn column_from_js(const val& value, std::size_t number) {
  const std::string field = "ownTable.columns." + std::to_string(number);
  if (!has_type(value, "object") || value.isNull()) throw_wrong_type(field, value, "an object");
  const val name = value["name"];
  if (!has_type(name, "string")) throw_wrong_type(field + ".name", name, "a text");
  TableColumn column{name.as<std::string>(), {}};
  for (const val& cell : list_of(field + ".cells", value["cells"], largest_table_rows)) {
    const std::string place =
        "ownTable.rows." + std::to_string(column.cells.size() + 1) + "." + column.name;
    column.cells.push_back(cell_from_js(place, cell));
  }
  return column;
}

bool truth(const val& table, const char* name) {
  const val value = table[name];
  if (!has_type(value, "boolean"))
    throw_wrong_type(std::string("ownTable.") + name, value, "true or false");
  return value.as<bool>();
}

TableScaling scaling_from_js(const val& value) {
  if (!has_type(value, "string")) throw_wrong_type("ownTable.scaling", value, "a text");
  const auto name = value.as<std::string>();
  for (std::size_t i = 0; i < scalings.size(); ++i) {
    if (scalings[i] == name) return static_cast<TableScaling>(i);
  }
  throw_unknown("ownTable.scaling", name, scalings);
}

}  // namespace

TableRequest table_from_js(const val& table) {
  if (!has_type(table, "object") || table.isNull())
    throw_wrong_type("ownTable", table, "an object");
  TableRequest request;
  for (const val& column : list_of("ownTable.columns", table["columns"], largest_table_columns))
    request.columns.push_back(column_from_js(column, request.columns.size() + 1));
  const val target = table["target"];
  if (!has_type(target, "number")) throw_wrong_type("ownTable.target", target, "a number");
  request.target = target.as<double>();
  request.classes = truth(table, "classes");
  request.fill_missing = truth(table, "fillMissing");
  request.scaling = scaling_from_js(table["scaling"]);
  return request;
}

val describe_table(const OwnTable& table) {
  val inputs = val::array();
  for (std::size_t i = 0; i < table.encoded().size(); ++i) {
    const EncodedColumn& column = table.encoded()[i];
    const ColumnRange& range = table.entry().ranges[i];
    val input = val::object();
    input.set("column", static_cast<int>(column.source));
    input.set("category", column.category);
    input.set("minimum", range.minimum);
    input.set("maximum", range.maximum);
    inputs.call<void>("push", input);
  }
  val description = val::object();
  description.set("task", std::string(task_name(table.entry().task)));
  description.set("inputs", inputs);
  description.set("classes", val::array(table.class_names()));
  description.set("samples", static_cast<int>(table.entry().default_samples));
  return description;
}

val describe_table_report(const PreparedData& data) {
  if (data.table_report() == nullptr) return val::null();
  const TableReport& report = *data.table_report();
  const OwnTable& table = *data.table();
  val columns = val::array();
  for (const TableColumnReport& one : report.columns) {
    val column = val::object();
    column.set("minimum", one.minimum);
    column.set("maximum", one.maximum);
    column.set("mean", one.mean);
    column.set("filled", static_cast<int>(one.filled));
    columns.call<void>("push", column);
  }
  val description = val::object();
  description.set("rowsWithoutTarget", static_cast<int>(table.rows_without_target()));
  description.set("rowsWithGaps", static_cast<int>(table.rows_with_gaps()));
  description.set("scaling", std::string(scalings[static_cast<std::size_t>(table.scaling())]));
  description.set("columns", columns);
  description.set("unknownCategories", static_cast<int>(report.unknown_categories));
  description.set("targetMean", report.target_mean);
  description.set("targetDeviation", report.target_deviation);
  return description;
}

}  // namespace descent
