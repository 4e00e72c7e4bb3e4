#include "core/optimizers/gradient_descent.h"

namespace descent {

void GradientDescent::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                             VectorView parameters) {
  parameters.noalias() -= learning_rate * gradients;
}

}  // namespace descent
