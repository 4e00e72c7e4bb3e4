#include "core/inspection/linear_form.h"

namespace descent {

Eigen::VectorXd linear_form(const Network& network) {
  if (network.output_count() != 1) return {};
  const Index inputs = network.input_count();
  const Scalar* values = network.parameters().values().data();
  // Each column is carried through the layers: one per input, the last one for the biases.
  Eigen::MatrixXd form = Eigen::MatrixXd::Identity(inputs, inputs + 1);
  for (const auto& layer : network.layers()) {
    const LayerInfo info = layer.info(network.parameters());
    if (info.activation != "linear" || info.kind != "dense") return {};
    const Eigen::Map<const Matrix> weights(values + *info.weight_offset, info.outputs.size(),
                                           info.inputs.size());
    // Coefficient by coefficient: a blocked product in double would add 20 kB to the module.
    form = weights.cast<double>().lazyProduct(form).eval();
    if (info.bias_offset) {
      const Eigen::Map<const Vector> bias(values + *info.bias_offset, info.outputs.size());
      form.rightCols(1) += bias.cast<double>();
    }
  }
  return form.row(0);
}

}  // namespace descent
