#include "core/layers/gru.h"

#include "core/kernels/elementary.h"

namespace descent {

void GruLayer::reserve(Index largest_batch) {
  RecurrentLayer::reserve(largest_batch);
  gates_.setZero(3 * units_, hidden_.cols());
  candidate_parts_.setZero(units_, hidden_.cols());
}

void GruLayer::cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) {
  const auto h = static_cast<std::size_t>(units_);
  input_parts_.block(0, step.first, 2 * units_, step.count) += recurrent_part.topRows(2 * units_);
  candidate_parts_.middleCols(step.first, step.count) = recurrent_part.bottomRows(units_);
  for (Index column = step.first; column < step.first + step.count; ++column) {
    const std::span<Scalar> z(input_parts_.col(column).data(), 3 * h);
    const std::span<Scalar> gates(gates_.col(column).data(), 3 * h);
    sigmoid_array(z.first(2 * h), gates.first(2 * h));
    for (std::size_t unit = 0; unit < h; ++unit)
      z[2 * h + unit] += gates[unit] * candidate_parts_(static_cast<Index>(unit), column);
    activation_.forward(z.last(h), gates.last(h), units_);
    for (std::size_t unit = 0; unit < h; ++unit) {
      const auto row = static_cast<Index>(unit);
      const Scalar u = gates[h + unit];
      const Scalar previous = step.has_previous ? hidden_(row, column - step.stride) : Scalar{0};
      hidden_(row, column) = (1 - u) * gates[2 * h + unit] + u * previous;
    }
  }
}

void GruLayer::cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                             MatrixView d_recurrent_part) {
  const auto h = static_cast<std::size_t>(units_);
  for (Index sample = 0; sample < step.count; ++sample) {
    const Index column = step.first + sample;
    const Scalar* const gates = gates_.col(column).data();
    const std::span<Scalar> d_z(d_input_part.col(sample).data(), 3 * h);
    const std::span<Scalar> d_candidate = d_z.last(h);
    for (std::size_t unit = 0; unit < h; ++unit) {
      d_candidate[unit] = d_hidden(static_cast<Index>(unit), sample) * (1 - gates[h + unit]);
    }
    activation_.backward({input_parts_.col(column).data() + 2 * h, h}, {gates + 2 * h, h},
                         d_candidate, units_);
    for (std::size_t unit = 0; unit < h; ++unit) {
      const auto row = static_cast<Index>(unit);
      const Scalar d_h = d_hidden(row, sample);
      const Scalar r = gates[unit];
      const Scalar u = gates[h + unit];
      const Scalar previous = step.has_previous ? hidden_(row, column - step.stride) : Scalar{0};
      d_z[unit] = d_candidate[unit] * candidate_parts_(row, column) * r * (1 - r);
      d_z[h + unit] = d_h * (previous - gates[2 * h + unit]) * u * (1 - u);
      d_recurrent_part(2 * units_ + row, sample) = d_candidate[unit] * r;
      d_hidden(row, sample) = d_h * u;
    }
  }
  d_recurrent_part.topRows(2 * units_) = d_input_part.topRows(2 * units_);
}

}  // namespace descent
