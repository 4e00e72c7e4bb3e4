#pragma once

namespace descent {

/// Floats of one register of the instructions that are compiled for.
#if defined(__AVX512F__)
inline constexpr int peak_lanes = 16;
#elif defined(__AVX__)
inline constexpr int peak_lanes = 8;
#else
inline constexpr int peak_lanes = 4;
#endif

/// Multiplications and additions of run_peak().
inline constexpr int peak_chains = 14;
inline constexpr int peak_rounds = 4'000'000;
inline constexpr double peak_operations = 2.0 * peak_chains * peak_lanes * peak_rounds;

/// The most multiplications and additions a second that one thread does: chains enough to hide
/// their latency, in registers alone. Gives a number that depends on all of them.
inline float run_peak() {
  using Pack = float __attribute__((vector_size(4 * peak_lanes)));
  Pack chains[peak_chains];
  for (int i = 0; i < peak_chains; ++i)
    chains[i] = Pack{} + static_cast<float>(i + 1) / 16;
  const Pack half = Pack{} + 0.5F;
  for (int round = 0; round < peak_rounds; ++round) {
#pragma GCC unroll 14
    for (int i = 0; i < peak_chains; ++i)
      chains[i] = chains[i] * half + half;
  }
  Pack sum = chains[0];
  for (int i = 1; i < peak_chains; ++i)
    sum += chains[i];
  return sum[0];
}

}  // namespace descent
