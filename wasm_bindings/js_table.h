#pragma once

#include <emscripten/val.h>

#include "core/datasets/own_table.h"
#include "core/datasets/prepared_data.h"

namespace descent {

/// A TableRequest of descent_module.d.ts. Throws std::invalid_argument naming what is wrong.
TableRequest table_from_js(const emscripten::val& table);

/// The TableDescription of descent_module.d.ts: what a table became before it is split.
emscripten::val describe_table(const OwnTable& table);

/// The TableReport of descent_module.d.ts; null for data that is no reader's table.
emscripten::val describe_table_report(const PreparedData& data);

}  // namespace descent
