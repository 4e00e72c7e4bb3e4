#include "wasm_bindings/bind_full.h"
#include "wasm_bindings/js_fields.h"
#include "wasm_bindings/js_values.h"

namespace descent {
namespace {

using emscripten::val;

void restore_state(Session& session, const val& state) {
  if (!state.instanceof (val::global("Uint8Array")))
    throw_wrong_type("state", state, "a Uint8Array");
  session.restore_state(emscripten::convertJSArrayToNumberVector<std::uint8_t>(state));
}

template <class Number>
std::vector<Number> numbers(const Fields& fields, const char* name, const char* type) {
  const val array = fields.get(name);
  if (!array.instanceof (val::global(type))) throw_wrong_type(fields.path(name), array, type);
  return emscripten::convertJSArrayToNumberVector<Number>(array);
}

/// A count that a double holds exactly, or one that WeightSnapshots::restore refuses.
std::int64_t count_of(double number) {
  constexpr double largest = 9007199254740992.0;
  return number >= 0 && number <= largest ? static_cast<std::int64_t>(number) : -1;
}

void restore_snapshots(Session& session, const val& snapshots) {
  const Fields fields(snapshots, "snapshots", {"interval", "nextEpoch", "epochs", "weights"});
  SnapshotsState state;
  state.interval = count_of(fields.number("interval"));
  state.next_epoch = count_of(fields.number("nextEpoch"));
  for (const double epoch : numbers<double>(fields, "epochs", "Float64Array"))
    state.epochs.push_back(count_of(epoch));
  state.weights = numbers<Scalar>(fields, "weights", "Float32Array");
  session.restore_snapshots(state);
}

}  // namespace

void bind_restoring(JsClass<Session>& session) {
  session.method<restore_state>("restoreState").method<restore_snapshots>("restoreSnapshots");
}

}  // namespace descent
