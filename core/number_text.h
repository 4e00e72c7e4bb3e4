#pragma once

#include <string>

namespace descent {

/// Short decimal text that reads back as the same double, independent of any locale: whole numbers
/// below 10^15 in full, others with as few digits as do; "inf", "-inf" and "nan" for the rest.
std::string number_text(double value);

}  // namespace descent
