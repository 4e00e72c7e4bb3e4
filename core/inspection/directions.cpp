#include "core/inspection/directions.h"

#include "core/inspection/sums.h"

namespace descent {

Eigen::VectorXd random_direction(const ParameterBlock& parameters, Random& random) {
  Eigen::VectorXd direction = Eigen::VectorXd::Zero(parameters.size());
  for (const ParameterSegment& segment : parameters.segments()) {
    if (!segment.trainable) continue;
    for (Index i = 0; i < segment.size(); ++i)
      direction(segment.offset + i) = random.normal();
  }
  return direction;
}

Eigen::VectorXd filter_normalized_direction(const ParameterBlock& parameters, Random& random) {
  Eigen::VectorXd direction = random_direction(parameters, random);
  for (std::size_t number = 0; number < parameters.segments().size(); ++number) {
    const ParameterSegment& segment = parameters.segment(number);
    if (segment.kind != ParameterKind::weight) {
      direction.segment(segment.offset, segment.size()).setZero();
      continue;
    }
    const ConstParameterMap weights = parameters.values(number);
    Eigen::Map<Eigen::MatrixXd> part(direction.data() + segment.offset, segment.rows,
                                     segment.columns);
    for (Index unit = 0; unit < segment.rows; ++unit) {
      const double length = norm_in_order(part.row(unit));
      if (length > 0) part.row(unit) *= norm_in_order(weights.row(unit)) / length;
    }
  }
  return direction;
}

}  // namespace descent
