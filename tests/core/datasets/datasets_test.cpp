#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/datasets/dataset.h"
#include "tests/core/datasets/provided_samples.h"

using namespace descent;

namespace {

/// FNV-1a (Fowler, Noll and Vo) over bytes, 64 bits.
class Hash {
 public:
  void add(std::uint32_t word) {
    for (int shift = 0; shift < 32; shift += 8) {
      value_ = (value_ ^ ((word >> shift) & 0xffU)) * 0x100000001b3U;
    }
  }
  void add(const Eigen::MatrixXf& matrix) {
    for (Index i = 0; i < matrix.size(); ++i) {
      add(std::bit_cast<std::uint32_t>(matrix.data()[i]));
    }
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace

// A link names a seed, not the data, so the same seed must give the same bits for ever and on every
// machine. Each number is the hash of 100 samples, seed 7, noise 0.25: columns, values, class ids,
// least significant byte first. It was printed by this test's own failure message when the formulas
// had passed the tests beside this one; a change here breaks every published link.
TEST_CASE("datasets: the same bits as when links were first published") {
  const std::map<std::string_view, std::uint64_t> golden = {
      {"circle", 0xfde8700a8913075bU},
      {"xor", 0x32f79d48cd3428c4U},
      {"gauss", 0x051817ee8e12a79fU},
      {"spiral", 0x3839244cd1a01298U},
      {"plane", 0xb3b76e85b11ea2ebU},
      {"bumps", 0x783fd3bb1a3278f1U},
      {"lineWithIntercept", 0x8d579e973e4ab778U},
      {"lineThroughOrigin", 0xc5cfd7304aa2bc37U},
      {"difference", 0x77a69d177ae5efbeU},
      {"xorPoints", 0xc144f016d32e17b5U},
      {"penguins", 0x78501e67991fa007U},
      {"moons", 0xb179e139eb3e5bf6U},
      {"rings", 0xfdd2646c20fc7972U},
      {"checkerboard", 0x94709796784c9732U},
      {"noisyParity", 0x583939eafbdd8e45U},
      {"blobs", 0x2b967dbd5a48f3f5U},
      {"spirals", 0xcb3305fd009fae87U},
      {"gaussianBumps", 0x406b8d2e2f352eb3U},
      {"sine", 0x115cf05a18be1034U},
      {"stepFunction", 0x9fb1a4246eb17527U},
      {"iris", 0x193a76820aa93757U},
      {"randomSoftTargets", 0x1114af6abb6fcc66U},
      {"shapes", 0xaeeebd92720ee658U},
      {"mnist", 0x81d159ce685daa8fU},
      {"sineWave", 0x09d9ed529bf6125fU},
      {"addingProblem", 0xd3b8a56c85837a1eU},
      {"bitParity", 0x26d7c80e6b43ebd5U},
  };
  CHECK(golden.size() == datasets().size());
  for (const DatasetEntry& entry : datasets()) {
    CAPTURE(std::string(entry.id));
    const std::vector<double> values = resolve_values("data.dataset", entry, {});
    Random points(7, RandomStream::data);
    Random noise(7, RandomStream::noise);
    const Dataset dataset =
        entry.generate({100, 0.25, values, made_up_samples(entry.id).get()}, points, noise);
    Hash hash;
    hash.add(all_columns(dataset));
    hash.add(dataset.values);
    for (const int id : dataset.classes) {
      hash.add(static_cast<std::uint32_t>(id));
    }
    REQUIRE(golden.contains(entry.id));
    CHECK(hash.value() == golden.at(entry.id));
  }
}
