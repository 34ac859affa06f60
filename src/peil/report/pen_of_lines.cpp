#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/report/pen.h"

namespace peil::report {

Words Pen::slope(const findings::WaveTrend& line, std::string text, double value,
                 std::string part) {
  expects(line.interval.has_value(), "Pen: a line with an interval");
  const std::string key = findings::key_of(line);
  used_of_lines_.try_emplace(key, line.value(), *line.interval);
  return {{TextRun::Kind::Figure,
           "",
           "",
           {std::move(text), exact_text(value), key, std::move(part), ""}}};
}

}  // namespace peil::report
