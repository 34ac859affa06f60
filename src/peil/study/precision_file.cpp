#include "peil/study/precision_file.h"

namespace peil::study {
namespace {

using Miss = PrecisionStandard::Miss;

Miss read_miss(const TomlTable& table, std::string_view key) {
  const auto word = table.word(key, Need::May, {"flag", "withhold"});
  if (!word) return Miss::Nothing;
  return *word == "flag" ? Miss::Flag : Miss::Withhold;
}

void read_limit(const TomlTable& table, std::string_view key, double least, double most,
                double& limit) {
  if (const auto x = table.number(key, Need::May, least, most)) limit = *x;
}

}  // namespace

void read_precision(const TomlTable& file, PrecisionStandard& standard) {
  const TomlNode* node = file.table("precision", Need::May);
  if (node == nullptr) return;
  const TomlTable table(
      *node, file.problems(), "[precision]",
      {"shares", "means", "least_effective", "widest_share", "widest_relative", "widest_mean"});
  standard.shares = read_miss(table, "shares");
  standard.means = read_miss(table, "means");
  read_limit(table, "least_effective", 1.0, 1e6, standard.least_effective);
  // Narrower than 0.05 always is narrow enough (disclosure/precision.cpp).
  read_limit(table, "widest_share", 0.05, 1.0, standard.widest_share);
  read_limit(table, "widest_relative", 0.01, 100.0, standard.widest_relative);
  read_limit(table, "widest_mean", 0.01, 9.0, standard.widest_mean);
  if (!table.has("shares") && !table.has("means")) {
    table.problems().add("key.missing", table.at(),
                         "[precision] does not say what happens to a figure that misses it.",
                         "Write shares = \"flag\" or \"withhold\", or means likewise, or both; or "
                         "take the table out.");
  }
}

}  // namespace peil::study
