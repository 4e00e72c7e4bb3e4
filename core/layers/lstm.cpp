#include "core/layers/lstm.h"

#include "core/kernels/elementary.h"

namespace descent {

void LstmLayer::reserve(Index largest_batch) {
  RecurrentLayer::reserve(largest_batch);
  gates_.setZero(4 * units_, hidden_.cols());
  cells_.setZero(units_, hidden_.cols());
  cell_activations_.setZero(units_, hidden_.cols());
  d_cells_.setZero(units_, hidden_.cols());
}

void LstmLayer::initialize_bias(ParameterMap bias) const {
  bias.middleRows(units_, units_).setOnes();
}

void LstmLayer::cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) {
  input_parts_.middleCols(step.first, step.count) += recurrent_part;
  const auto h = static_cast<std::size_t>(units_);
  for (Index column = step.first; column < step.first + step.count; ++column) {
    const std::span<const Scalar> z(input_parts_.col(column).data(), 4 * h);
    const std::span<Scalar> gates(gates_.col(column).data(), 4 * h);
    sigmoid_array(z.first(2 * h), gates.first(2 * h));
    activation_.forward(z.subspan(2 * h, h), gates.subspan(2 * h, h), units_);
    sigmoid_array(z.last(h), gates.last(h));
    const std::span<Scalar> cell(cells_.col(column).data(), h);
    for (std::size_t unit = 0; unit < h; ++unit) {
      cell[unit] = gates[unit] * gates[2 * h + unit];
      if (!step.has_previous) continue;
      cell[unit] += gates[h + unit] * cells_(static_cast<Index>(unit), column - step.stride);
    }
    const std::span<Scalar> activated(cell_activations_.col(column).data(), h);
    activation_.forward(cell, activated, units_);
    for (std::size_t unit = 0; unit < h; ++unit)
      hidden_(static_cast<Index>(unit), column) = gates[3 * h + unit] * activated[unit];
  }
}

void LstmLayer::cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                              MatrixView d_recurrent_part) {
  const auto h = static_cast<std::size_t>(units_);
  for (Index sample = 0; sample < step.count; ++sample) {
    const Index column = step.first + sample;
    const Scalar* const gates = gates_.col(column).data();
    const Scalar* const previous =
        step.has_previous ? cells_.col(column - step.stride).data() : nullptr;
    const std::span<Scalar> d_cell(d_cells_.col(column).data(), h);
    const std::span<Scalar> d_z(d_input_part.col(sample).data(), 4 * h);
    const std::span<const Scalar> activated(cell_activations_.col(column).data(), h);
    // d_z of the candidate is working space here: what h passes to c through a(c).
    const std::span<Scalar> through = d_z.subspan(2 * h, h);
    for (std::size_t unit = 0; unit < h; ++unit) {
      const Scalar d_h = d_hidden(static_cast<Index>(unit), sample);
      const Scalar o = gates[3 * h + unit];
      d_z[3 * h + unit] = d_h * activated[unit] * o * (1 - o);
      through[unit] = d_h * o;
    }
    activation_.backward({cells_.col(column).data(), h}, activated, through, units_);
    for (std::size_t unit = 0; unit < h; ++unit) {
      // Only a step that follows has written d_cell.
      const Scalar d_c = through[unit] + (step.has_next ? d_cell[unit] : Scalar{0});
      const Scalar i = gates[unit];
      const Scalar f = gates[h + unit];
      const Scalar g = gates[2 * h + unit];
      d_z[unit] = d_c * g * i * (1 - i);
      d_z[h + unit] = previous ? d_c * previous[unit] * f * (1 - f) : Scalar{0};
      through[unit] = d_c * i;
      if (previous) d_cells_(static_cast<Index>(unit), column - step.stride) = d_c * f;
    }
    activation_.backward({input_parts_.col(column).data() + 2 * h, h}, {gates + 2 * h, h}, through,
                         units_);
  }
  d_recurrent_part = d_input_part;
  d_hidden.setZero();
}

}  // namespace descent
