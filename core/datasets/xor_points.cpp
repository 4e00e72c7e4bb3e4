#include "core/datasets/xor_points.h"

namespace descent {

Dataset generate_xor_points(const DatasetRequest& /*request*/, Random& /*points*/,
                            Random& /*noise*/) {
  Dataset dataset;
  dataset.columns.resize(2, 4);
  dataset.columns << 0, 0, 1, 1, /* x2: */ 0, 1, 0, 1;
  dataset.classes = {0, 1, 1, 0};
  return dataset;
}

}  // namespace descent
