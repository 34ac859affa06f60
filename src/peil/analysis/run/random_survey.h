#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "peil/analysis/run/testing.h"
#include "peil/base/chance.h"
#include "peil/base/text.h"

namespace peil::analysis::testing {

/// A sample of two stages from a random population, as a file: stratum h, cluster c, unit s, weight
/// w, PSUs N and units M on the frame, mark y (may be blank), amount z, x1 to x3, groups g and k.
struct Survey {
  struct Row {
    std::string h, c, s;
    double w, N, M;
    std::string y, g, k;
    double z, x1, x2, x3;
  };
  std::vector<Row> rows;

  explicit Survey(unsigned seed) {
    Chance chance("properties", std::to_string(seed));
    const std::uint64_t strata = 2 + chance.below(3);
    for (std::uint64_t h = 0; h < strata; ++h) {
      const std::uint64_t psus = 2 + chance.below(5);
      const auto population = static_cast<double>(psus + 1 + chance.below(20));
      for (std::uint64_t c = 0; c < psus; ++c) add_psu(chance, h, c, psus, population);
    }
  }

  void add_psu(Chance& chance, std::uint64_t h, std::uint64_t c, std::uint64_t psus,
               double population) {
    const std::uint64_t units = 2 + chance.below(4);
    const auto size = static_cast<double>(units + chance.below(9));
    const double weight =
        population / static_cast<double>(psus) * size / static_cast<double>(units);
    for (std::uint64_t s = 0; s < units; ++s) {
      const std::uint64_t in_unit = 1 + chance.below(2);
      for (std::uint64_t r = 0; r < in_unit; ++r) {
        const bool blank = chance.below(6) == 0;
        Row row{std::string(1, static_cast<char>('a' + h)),
                "c" + std::to_string(c),
                std::to_string(100 * c + s),
                weight,
                population,
                size,
                blank ? "" : std::to_string(1 + chance.below(10)),
                std::string(1, static_cast<char>('p' + chance.below(3))),
                chance.below(2) == 0 ? "yes" : "no",
                std::round(1000.0 * chance.normal()) / 8.0,
                chance.normal(),
                chance.normal(),
                chance.normal()};
        row.z += row.x1 + 0.5 * row.x2;
        rows.push_back(row);
      }
    }
  }

  std::map<std::string, std::string> files() const {
    std::string text = "h,c,s,w,N,M,y,g,k,z,x1,x2,x3\n";
    for (const Row& r : rows) {
      text += r.h + ',' + r.c + ',' + r.s + ',' + exact_text(r.w) + ',' + exact_text(r.N) + ',' +
              exact_text(r.M) + ',' + r.y + ',' + r.g + ',' + r.k;
      for (const double x : {r.z, r.x1, r.x2, r.x3}) text += ',' + exact_text(x);
      text += '\n';
    }
    return {{"d.csv", text}};
  }
};

inline const std::string rows_design = R"("strata": ["h"], "weight": "w")";
inline const std::string cluster_design =
    R"("strata": ["h"], "clusters": ["c"], "weight": "w", "fpc": {"columns": ["N"], "meaning": "population"})";
inline const std::string two_stage_design =
    R"("strata": ["h"], "clusters": ["c", "s"], "weight": "w", "fpc": {"columns": ["N", "M"], "meaning": "population"})";
inline std::string survey_plan(const std::string& design, const std::string& analyses,
                               const std::string& data_keys = "") {
  return plan_of(analyses, design, data_keys);
}

}  // namespace peil::analysis::testing
