#include "core/layers/recurrent.h"

#include "core/initializers.h"
#include "core/kernels/column_span.h"
#include "core/kernels/products.h"

namespace descent {

RecurrentLayer::RecurrentLayer(const LayerOptions& options, Index gates, bool has_recurrent_bias)
    : units_(static_cast<Index>(options.values[0])),
      activation_(options.activation),
      inputs_(options.inputs),
      gates_(gates),
      every_step_(options.values[1] != 0),
      initializer_(options.initializer),
      field_(options.field),
      bias_(options.bias),
      has_recurrent_bias_(has_recurrent_bias && options.bias) {}

std::span<const Hyperparameter> RecurrentLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"units", 8, 1, 64, Scale::integer, "units"},
                                             {"everyStep", 0, 0, 1, Scale::integer}};
  return table;
}

Shape RecurrentLayer::output_shape() const {
  return every_step_ ? Shape::sequence(inputs_.steps(), units_) : Shape(units_);
}

void RecurrentLayer::plan(ParameterBlock& parameters) {
  const Index rows = gates_ * units_;
  weight_segment_ = parameters.plan(rows, inputs_.features(), ParameterKind::weight, "weights");
  recurrent_segment_ = parameters.plan(rows, units_, ParameterKind::weight, "recurrentWeights");
  if (bias_) bias_segment_ = parameters.plan(rows, 1, ParameterKind::bias, "bias");
  if (has_recurrent_bias_)
    recurrent_bias_segment_ = parameters.plan(rows, 1, ParameterKind::bias, "recurrentBias");
}

void RecurrentLayer::initialize(ParameterBlock& parameters, Random& random) const {
  const std::string field = field_ + ".initializer";
  descent::initialize(field, initializer_, parameters.values(weight_segment_), inputs_.features(),
                      units_, random);
  descent::initialize(field, initializer_, parameters.values(recurrent_segment_), units_, units_,
                      random);
  if (!bias_) return;
  parameters.values(bias_segment_).setZero();
  initialize_bias(parameters.values(bias_segment_));
  if (has_recurrent_bias_) parameters.values(recurrent_bias_segment_).setZero();
}

void RecurrentLayer::reserve(Index largest_batch) {
  largest_batch_ = largest_batch;
  const Index rows = gates_ * units_;
  input_parts_.setZero(rows, inputs_.steps() * largest_batch);
  hidden_.setZero(units_, inputs_.steps() * largest_batch);
  recurrent_part_.setZero(rows, largest_batch);
  d_input_part_.setZero(rows, largest_batch);
  d_recurrent_part_.setZero(rows, largest_batch);
  d_hidden_.setZero(units_, largest_batch);
}

Index RecurrentLayer::work_per_sample() const {
  return inputs_.steps() * gates_ * units_ * (inputs_.features() + units_);
}

RecurrentLayer::StepColumns RecurrentLayer::columns(Index step, SampleRange samples) const {
  return {step * largest_batch_ + samples.first, samples.count, largest_batch_, step > 0,
          step + 1 < inputs_.steps()};
}

void RecurrentLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                             MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  auto recurrent_part = recurrent_part_.leftCols(count);
  for (Index step = 0; step < inputs_.steps(); ++step) {
    const StepColumns at = columns(step, inputs.samples);
    const auto x = inputs.values.block(step * inputs_.features(), first, inputs_.features(), count);
    auto input_part = input_parts_.middleCols(at.first, count);
    set_product(parameters.values(weight_segment_), x, input_part);
    if (bias_) input_part.colwise() += parameters.values(bias_segment_).col(0);
    recurrent_part.setZero();
    if (at.has_previous) {
      set_product(parameters.values(recurrent_segment_), hidden_.middleCols(at.previous(), count),
                  recurrent_part);
    }
    if (has_recurrent_bias_) {
      recurrent_part.colwise() += parameters.values(recurrent_bias_segment_).col(0);
    }
    cell_forward(at, recurrent_part);
    if (every_step_) {
      pre_activations.block(step * units_, first, units_, count) =
          hidden_.middleCols(at.first, count);
    } else if (!at.has_next) {
      pre_activations.middleCols(first, count) = hidden_.middleCols(at.first, count);
    }
  }
}

void RecurrentLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                              ConstMatrixView d_pre_activations,
                              std::optional<MatrixView> d_inputs) {
  const auto [first, count] = inputs.samples;
  if (first == 0) {
    parameters.gradients(weight_segment_).setZero();
    parameters.gradients(recurrent_segment_).setZero();
    if (bias_) parameters.gradients(bias_segment_).setZero();
    if (has_recurrent_bias_) parameters.gradients(recurrent_bias_segment_).setZero();
  }
  auto d_hidden = d_hidden_.leftCols(count);
  auto d_input_part = d_input_part_.leftCols(count);
  auto d_recurrent_part = d_recurrent_part_.leftCols(count);
  d_hidden.setZero();
  for (Index step = inputs_.steps(); step-- > 0;) {
    const StepColumns at = columns(step, inputs.samples);
    const Index row = step * inputs_.features();
    if (every_step_) {
      d_hidden += d_pre_activations.block(step * units_, first, units_, count);
    } else if (!at.has_next) {
      d_hidden = d_pre_activations.middleCols(first, count);
    }
    cell_backward(at, d_hidden, d_input_part, d_recurrent_part);
    add_gradients(parameters, at, inputs.values.block(row, first, inputs_.features(), count),
                  count);
    if (at.has_previous) {
      add_transposed_product(parameters.values(recurrent_segment_), d_recurrent_part, d_hidden);
    }
    if (d_inputs) {
      set_transposed_product(parameters.values(weight_segment_), d_input_part,
                             d_inputs->block(row, first, inputs_.features(), count));
    }
  }
}

void RecurrentLayer::add_gradients(ParameterBlock& parameters, const StepColumns& step,
                                   ConstMatrixView x, Index count) {
  const auto d_input_part = d_input_part_.leftCols(count);
  const auto d_recurrent_part = d_recurrent_part_.leftCols(count);
  add_product_transposed(d_input_part, x, parameters.gradients(weight_segment_));
  if (step.has_previous) {
    add_product_transposed(d_recurrent_part, hidden_.middleCols(step.previous(), count),
                           parameters.gradients(recurrent_segment_));
  }
  // Sample by sample, so that the order of the sums is ours and not the library's.
  for (Index sample = 0; sample < count; ++sample) {
    if (bias_) parameters.gradients(bias_segment_).col(0) += d_input_part.col(sample);
    if (has_recurrent_bias_) {
      parameters.gradients(recurrent_bias_segment_).col(0) += d_recurrent_part.col(sample);
    }
  }
}

void SimpleRecurrentLayer::cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) {
  auto z = input_parts_.middleCols(step.first, step.count);
  z += recurrent_part;
  activation_.forward(column_span(input_parts_, step.first, step.count),
                      column_span(hidden_, step.first, step.count), units_);
}

void SimpleRecurrentLayer::cell_backward(const StepColumns& step, MatrixView d_hidden,
                                         MatrixView d_input_part, MatrixView d_recurrent_part) {
  activation_.backward(column_span(input_parts_, step.first, step.count),
                       column_span(hidden_, step.first, step.count),
                       column_span(d_hidden, 0, step.count), units_);
  d_input_part = d_hidden;
  d_recurrent_part = d_hidden;
  d_hidden.setZero();
}

}  // namespace descent
