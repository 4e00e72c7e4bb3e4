#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <Eigen/Core>

int main(int argument_count, char** arguments) {
  // Eigen splits long sums by the cache sizes it finds; fixed ones give the same bits everywhere.
  Eigen::setCpuCacheSizes(32768, 262144, 2097152);
  return doctest::Context(argument_count, arguments).run();
}
