#include "core/datasets/features.h"

#include <array>

#include "core/kernels/elementary.h"

namespace descent {
namespace {

constexpr std::string_view source =
    "Smilkov et al. (2017), TensorFlow Playground's file playground.ts";

constexpr std::array<FeatureEntry, 7> features = {{
    {{"x1", {}, source}, [](double x1, double) { return x1; }},
    {{"x2", {}, source}, [](double, double x2) { return x2; }},
    {{"x1Squared", {}, source}, [](double x1, double) { return x1 * x1; }},
    {{"x2Squared", {}, source}, [](double, double x2) { return x2 * x2; }},
    {{"x1x2", {}, source}, [](double x1, double x2) { return x1 * x2; }},
    {{"sinX1", {}, source}, [](double x1, double) { return exact_sin(x1); }},
    {{"sinX2", {}, source}, [](double, double x2) { return exact_sin(x2); }},
}};

}  // namespace

std::span<const FeatureEntry> plane_features() { return features; }

}  // namespace descent
