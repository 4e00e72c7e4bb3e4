#include "core/training/checkpoint.h"

#include <bit>
#include <cstring>
#include <limits>

static_assert(std::endian::native == std::endian::little, "checkpoints are written as they lie");

namespace descent {
namespace {

/// "DSC" and the version of this layout; the scalar's size keeps float and double apart.
constexpr std::uint32_t mark = 0x05435344U + (sizeof(Scalar) << 28U);

/// At least the bytes of all single numbers and lengths.
constexpr std::size_t room_of_numbers = 320;

class Writer {
 public:
  /// With room for so many bytes: growing step by step would hold a large state several times.
  explicit Writer(std::size_t room) { bytes_.reserve(room); }

  template <class T>
  void number(T value) {
    array(&value, 1);
  }
  template <class T>
  void sized_array(const T* values, std::size_t count) {
    number(static_cast<std::uint64_t>(count));
    array(values, count);
  }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  template <class T>
  void array(const T* values, std::size_t count) {
    const std::size_t start = bytes_.size();
    bytes_.resize(start + count * sizeof(T));
    if (count > 0) std::memcpy(bytes_.data() + start, values, count * sizeof(T));
  }
  std::vector<std::uint8_t> bytes_;
};

void write(Writer& writer, const Stopping::State& stopping) {
  const Stop stop = stopping.stop.value_or(Stop{});
  writer.number(static_cast<std::uint64_t>(stopping.stop.has_value()));
  writer.number(stop.rule);
  writer.number(stop.epoch);
  writer.number(stop.weights_epoch);
  writer.number(stopping.watch.best);
  writer.number(stopping.watch.waited);
  writer.sized_array(stopping.best_parameters.data(),
                     static_cast<std::size_t>(stopping.best_parameters.size()));
  const EpochReport& best = stopping.best_report;
  for (const double number : {best.epoch, best.training_loss, best.test_loss, best.penalty,
                              best.training_metric, best.test_metric, best.learning_rate})
    writer.number(number);
  writer.sized_array(stopping.gradients.sum.data(), stopping.gradients.sum.size());
  writer.number(stopping.gradients.samples);
}

void write(Writer& writer, const std::optional<Divergence>& divergence) {
  const Divergence found = divergence.value_or(Divergence{});
  writer.number(static_cast<std::uint64_t>(divergence.has_value()));
  writer.number(static_cast<std::int64_t>(found.kind));
  writer.number(static_cast<std::int64_t>(found.layer));
  writer.number(found.epoch);
  writer.number(found.step);
}

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class T>
  T number() {
    T value;
    array(&value, 1);
    return value;
  }
  /// The length of the array that follows, checked against the bytes left.
  template <class T>
  std::size_t length() {
    const auto count = number<std::uint64_t>();
    if (count > bytes_.size() / sizeof(T)) fail();
    return static_cast<std::size_t>(count);
  }
  template <class T>
  void array(T* values, std::size_t count) {
    if (count * sizeof(T) > bytes_.size()) fail();
    if (count > 0) std::memcpy(values, bytes_.data(), count * sizeof(T));
    bytes_ = bytes_.subspan(count * sizeof(T));
  }
  void finish() const {
    if (!bytes_.empty()) fail();
  }
  [[noreturn]] static void fail() {
    throw std::invalid_argument("state: the bytes are not a saved state of this version");
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

Vector read_vector(Reader& reader) {
  Vector values(static_cast<Index>(reader.length<Scalar>()));
  reader.array(values.data(), static_cast<std::size_t>(values.size()));
  return values;
}

Stopping::State read_stopping(Reader& reader) {
  Stopping::State stopping{};
  const bool stopped = reader.number<std::uint64_t>() != 0;
  Stop stop{};
  stop.rule = reader.number<std::int64_t>();
  stop.epoch = reader.number<std::int64_t>();
  stop.weights_epoch = reader.number<std::int64_t>();
  if (stopped) stopping.stop = stop;
  stopping.watch.best = reader.number<double>();
  stopping.watch.waited = reader.number<std::int64_t>();
  stopping.best_parameters = read_vector(reader);
  EpochReport& best = stopping.best_report;
  for (double* number : {&best.epoch, &best.training_loss, &best.test_loss, &best.penalty,
                         &best.training_metric, &best.test_metric, &best.learning_rate})
    *number = reader.number<double>();
  stopping.gradients.sum.resize(reader.length<double>());
  reader.array(stopping.gradients.sum.data(), stopping.gradients.sum.size());
  stopping.gradients.samples = reader.number<std::int64_t>();
  return stopping;
}

/// A kind or a layer. Its type cannot hold all numbers of 64 bits, and a larger one must not become
/// a small one on the way.
template <class Number>
Number read_small(Reader& reader) {
  const auto number = reader.number<std::int64_t>();
  if (number < 0 || number > std::numeric_limits<std::int32_t>::max()) Reader::fail();
  return static_cast<Number>(number);
}

std::optional<Divergence> read_divergence(Reader& reader) {
  const bool diverged = reader.number<std::uint64_t>() != 0;
  Divergence found{};
  found.kind = read_small<NumberKind>(reader);
  found.layer = read_small<Index>(reader);
  found.epoch = reader.number<std::int64_t>();
  found.step = reader.number<std::int64_t>();
  return diverged ? std::optional(found) : std::nullopt;
}

}  // namespace

std::vector<std::uint8_t> to_bytes(const TrainerState& state) {
  const auto scalars = static_cast<std::size_t>(
      state.parameters.size() + state.last_finite_parameters.size() + state.optimizer_state.size() +
      state.stopping.best_parameters.size());
  Writer writer(room_of_numbers + scalars * sizeof(Scalar) +
                state.order.size() * sizeof(std::uint32_t) +
                state.stopping.gradients.sum.size() * sizeof(double));
  writer.number(mark);
  writer.number(state.epoch);
  writer.number(state.position);
  writer.number(state.optimizer_steps);
  writer.number(state.order_random.state);
  writer.number(state.order_random.increment);
  writer.number(state.order_random.spare_normal);
  writer.number(static_cast<std::uint64_t>(state.order_random.has_spare_normal));
  writer.number(state.learning_rate.watch.best);
  writer.number(state.learning_rate.watch.waited);
  writer.number(state.learning_rate.reductions);
  writer.sized_array(state.parameters.data(), static_cast<std::size_t>(state.parameters.size()));
  writer.sized_array(state.last_finite_parameters.data(),
                     static_cast<std::size_t>(state.last_finite_parameters.size()));
  writer.sized_array(state.optimizer_state.data(),
                     static_cast<std::size_t>(state.optimizer_state.size()));
  writer.sized_array(state.order.data(), state.order.size());
  write(writer, state.stopping);
  write(writer, state.divergence);
  return writer.take();
}

TrainerState from_bytes(std::span<const std::uint8_t> bytes) {
  Reader reader(bytes);
  if (reader.number<std::uint32_t>() != mark) Reader::fail();
  TrainerState state{};
  state.epoch = reader.number<std::int64_t>();
  state.position = reader.number<std::int64_t>();
  state.optimizer_steps = reader.number<std::int64_t>();
  state.order_random.state = reader.number<std::uint64_t>();
  state.order_random.increment = reader.number<std::uint64_t>();
  state.order_random.spare_normal = reader.number<double>();
  state.order_random.has_spare_normal = reader.number<std::uint64_t>() != 0;
  state.learning_rate.watch.best = reader.number<double>();
  state.learning_rate.watch.waited = reader.number<std::int64_t>();
  state.learning_rate.reductions = reader.number<std::int64_t>();
  state.parameters = read_vector(reader);
  state.last_finite_parameters = read_vector(reader);
  state.optimizer_state = read_vector(reader);
  state.order.resize(reader.length<std::uint32_t>());
  reader.array(state.order.data(), state.order.size());
  state.stopping = read_stopping(reader);
  state.divergence = read_divergence(reader);
  reader.finish();
  return state;
}

}  // namespace descent
