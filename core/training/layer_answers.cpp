#include "core/training/layer_answers.h"

#include <algorithm>
#include <numeric>

namespace descent {
namespace {

/// Numbers that only make sense together: a channel, a step or a unit.
Index piece_of(const Shape& shape) {
  if (shape.kind == ShapeKind::image) return shape.rows * shape.columns;
  return shape.kind == ShapeKind::sequence ? shape.features() : 1;
}

/// Numbers of a sample of this shape that a diagram can draw.
Index wanted_of(const Shape& shape) {
  if (shape.kind != ShapeKind::image) return shape.size();
  return std::min(shape.channels, most_answered_channels) * piece_of(shape);
}

/// How many numbers of each shape there is room for.
std::vector<int> shared_room(const std::vector<Shape>& shapes) {
  std::vector<std::size_t> smallest_first(shapes.size());
  std::iota(smallest_first.begin(), smallest_first.end(), std::size_t{0});
  const auto comes_before = [&](std::size_t one, std::size_t other) {
    const Index first = wanted_of(shapes[one]);
    const Index second = wanted_of(shapes[other]);
    return first < second || (first == second && one < other);
  };
  // Heapsort adds 4 kB less to the module than std::stable_sort.
  std::make_heap(smallest_first.begin(), smallest_first.end(), comes_before);
  std::sort_heap(smallest_first.begin(), smallest_first.end(), comes_before);
  std::vector<int> counts(shapes.size());
  Index room = most_answers;
  auto sharers = static_cast<Index>(shapes.size());
  for (const std::size_t number : smallest_first) {
    const Shape& shape = shapes[number];
    const Index count = std::min(wanted_of(shape), room / sharers);
    counts[number] = static_cast<int>(count - count % piece_of(shape));
    room -= counts[number];
    --sharers;
  }
  return counts;
}

}  // namespace

LayerAnswers layer_answers(const Network& network, ConstMatrixView inputs, Index sample) {
  std::vector<Shape> shapes{network.layers().front().layer().input_shape()};
  for (const NetworkLayer& layer : network.layers())
    shapes.push_back(layer.layer().output_shape());
  LayerAnswers answers{{}, shared_room(shapes)};
  const auto keep = [&](ConstMatrixView values, int count) {
    for (Index i = 0; i < count; ++i)
      answers.values.push_back(values(i, sample));
  };
  keep(inputs, answers.counts.front());
  for (std::size_t i = 0; i < network.layers().size(); ++i)
    keep(network.layers()[i].outputs(), answers.counts[i + 1]);
  return answers;
}

}  // namespace descent
