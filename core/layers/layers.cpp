#include <algorithm>
#include <array>

#include "core/layers/batch_normalization.h"
#include "core/layers/convolution.h"
#include "core/layers/dense.h"
#include "core/layers/gru.h"
#include "core/layers/layer_normalization.h"
#include "core/layers/lstm.h"
#include "core/layers/pass_through.h"
#include "core/layers/pooling.h"

namespace descent {
namespace {

using Made = std::unique_ptr<Layer>;

constexpr std::array any_shape = {ShapeKind::vector, ShapeKind::image, ShapeKind::sequence};
constexpr std::array images = {ShapeKind::image};
constexpr std::array sequences = {ShapeKind::sequence};

Index whole(double value) { return static_cast<Index>(value); }

template <class Member>
Made make_recurrent(const LayerOptions& options) {
  return std::make_unique<Member>(options);
}

template <class Member>
Made make_pooling(const LayerOptions& options) {
  return std::make_unique<Member>(options,
                                  Window{whole(options.values[0]), whole(options.values[1]), 0});
}

std::span<const LayerEntry> table() {
  static const LayerEntry entries[] = {
      {{"dense", DenseLayer::hyperparameters(),
        "Rumelhart, Hinton and Williams (1986), Nature 323, equations 1 to 7"},
       any_shape,
       "",
       false,
       true,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<DenseLayer>(options, whole(options.values[0]));
       }},
#ifndef DESCENT_LEAN
      {{"convolution", ConvolutionLayer::hyperparameters(),
        "LeCun, Bottou, Bengio and Haffner (1998), section II-A"},
       images,
       "",
       false,
       true,
       [](const LayerOptions& options) -> Made {
         const auto& values = options.values;
         return std::make_unique<ConvolutionLayer>(
             options, whole(values[0]),
             Window{whole(values[1]), whole(values[2]), whole(values[3])});
       }},
      {{"maximumPooling", PoolingLayer::hyperparameters(),
        "Jarrett, Kavukcuoglu, Ranzato and LeCun (2009), section 2, P_M"},
       images,
       "linear",
       false,
       false,
       make_pooling<MaximumPoolingLayer>},
      {{"averagePooling", PoolingLayer::hyperparameters(),
        "LeCun, Bottou, Bengio and Haffner (1998), section II-A, sub-sampling"},
       images,
       "linear",
       false,
       false,
       make_pooling<AveragePoolingLayer>},
      {{"flatten",
        {},
        "LeCun, Bottou, Bengio and Haffner (1998), section II-B, LeNet-5 between C5 and F6"},
       any_shape,
       "linear",
       false,
       false,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<FlattenLayer>(options.inputs);
       }},
      {{"dropout", DropoutLayer::hyperparameters(),
        "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014), section 10"},
       any_shape,
       "linear",
       false,
       false,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<DropoutLayer>(options.inputs, options.values[0]);
       },
       "dropRate"},
      {{"batchNormalization", BatchNormalizationLayer::hyperparameters(),
        "Ioffe and Szegedy (2015), algorithms 1 and 2"},
       any_shape,
       "linear",
       false,
       true,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<BatchNormalizationLayer>(options.inputs, options.values[0],
                                                          options.values[1]);
       },
       "",
       true},
      {{"layerNormalization", LayerNormalizationLayer::hyperparameters(),
        "Ba, Kiros and Hinton (2016), equations 3 and 4"},
       any_shape,
       "linear",
       false,
       true,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<LayerNormalizationLayer>(options.inputs, options.values[0]);
       }},
      {{"simpleRecurrent", RecurrentLayer::hyperparameters(), "Elman (1990), figure 2"},
       sequences,
       "tanh",
       true,
       true,
       make_recurrent<SimpleRecurrentLayer>},
      {{"lstm", RecurrentLayer::hyperparameters(),
        "Hochreiter and Schmidhuber (1997), section 4; Gers, Schmidhuber and Cummins (2000), "
        "section 3"},
       sequences,
       "tanh",
       true,
       true,
       make_recurrent<LstmLayer>},
      {{"gru", RecurrentLayer::hyperparameters(), "Cho et al. (2014), equations 5 to 8"},
       sequences,
       "tanh",
       true,
       true,
       make_recurrent<GruLayer>},
      {{"residual", ResidualLayer::hyperparameters(), "He, Zhang, Ren and Sun (2016), equation 1"},
       any_shape,
       "linear",
       false,
       false,
       [](const LayerOptions& options) -> Made {
         return std::make_unique<ResidualLayer>(options.inputs, whole(options.values[0]));
       }},
#endif
  };
  return entries;
}

}  // namespace

std::span<const LayerEntry> layer_kinds() { return table(); }

std::unique_ptr<Layer> make_layer(const Choice& kind, LayerOptions options) {
  const LayerEntry& entry = find_entry(options.field + ".id", layer_kinds(), kind.id);
  const auto takes = [&](const LayerEntry& one) {
    return std::find(one.takes.begin(), one.takes.end(), options.inputs.kind) != one.takes.end();
  };
  if (!takes(entry)) {
    std::vector<std::string_view> fitting;
    for (const LayerEntry& one : layer_kinds()) {
      if (takes(one)) fitting.push_back(one.id);
    }
    throw_unknown(options.field + ".id", kind.id, fitting);
  }
  options.values = resolve_values(options.field, entry, kind);
  return entry.make(options);
}

}  // namespace descent
