#include "core/inspection/linear_form.h"

#include <algorithm>
#include <vector>

namespace descent {
namespace {

/// (rows x columns), column by column.
std::vector<double> identity(Index rows, Index columns) {
  std::vector<double> matrix(static_cast<std::size_t>(rows * columns));
  for (Index i = 0; i < std::min(rows, columns); ++i)
    matrix[static_cast<std::size_t>(i * rows + i)] = 1;
  return matrix;
}

/// weights (U x I) times columns (I x C) = (U x C), all column by column.
std::vector<double> carried(const Scalar* weights, Index units, const std::vector<double>& columns,
                            Index inputs) {
  const Index count = static_cast<Index>(columns.size()) / inputs;
  std::vector<double> result(static_cast<std::size_t>(units * count));
  for (Index column = 0; column < count; ++column) {
    for (Index unit = 0; unit < units; ++unit) {
      double sum = 0;
      for (Index input = 0; input < inputs; ++input) {
        const auto row = static_cast<std::size_t>(column * inputs + input);
        sum += double{weights[input * units + unit]} * columns[row];
      }
      result[static_cast<std::size_t>(column * units + unit)] = sum;
    }
  }
  return result;
}

}  // namespace

Eigen::VectorXd linear_form(const Network& network) {
  if (network.output_count() != 1) return {};
  const Index inputs = network.input_count();
  const Scalar* values = network.parameters().values().data();
  // Each column is carried through the layers: one per input, the last one for the biases. Plain
  // loops: Eigen's products in double would add 2 to 20 kB to the module.
  std::vector<double> form = identity(inputs, inputs + 1);
  for (const auto& layer : network.layers()) {
    const LayerInfo info = layer.info(network.parameters());
    if (info.activation != "linear" || info.kind != "dense") return {};
    const Index units = info.outputs.size();
    form = carried(values + *info.weight_offset, units, form, info.inputs.size());
    if (!info.bias_offset) continue;
    double* biases = form.data() + units * inputs;
    for (Index unit = 0; unit < units; ++unit)
      biases[unit] += double{values[*info.bias_offset + unit]};
  }
  return Eigen::Map<const Eigen::VectorXd>(form.data(), inputs + 1);
}

}  // namespace descent
