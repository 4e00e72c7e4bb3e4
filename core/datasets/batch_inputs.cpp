#include "core/datasets/prepared_data.h"

#include "core/kernels/gather_columns.h"

/// What of the prepared data is asked for with every batch and every row of a picture.
namespace descent {

void PreparedData::to_inputs(ConstMatrixView columns, MatrixView inputs) const {
  for (Index i = 0; i < columns.cols(); ++i) {
    for (Index row = 0; row < inputs.rows(); ++row) {
      const auto index = static_cast<std::size_t>(row);
      auto* const formula = formulas_[index];
      const Scalar value = formula == nullptr
                               ? columns(source_columns_[index], i)
                               : static_cast<Scalar>(formula(columns(0, i), columns(1, i)));
      inputs(row, i) = (value - standardizer_.shifts(row)) * standardizer_.scales(row);
    }
  }
}

void gather_samples(const DataPart& part, std::span<const std::uint32_t> samples, Matrix& inputs,
                    Matrix& targets) {
  gather_columns(part.inputs, samples, inputs);
  gather_columns(part.targets, samples, targets);
}

}  // namespace descent
