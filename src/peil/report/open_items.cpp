#include "peil/report/open_items.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/language/texts.h"
#include "peil/study/report_entries.h"

namespace peil::report {

std::string OpenItem::name() const {
  const language::Texts& texts = language::texts(language::of_messages());
  return std::string(texts.form("report", item)) + " (" + key + ")";
}

std::vector<OpenItem> open_items(const Study& study, std::string_view wave) {
  const auto found = std::ranges::find(study.waves, wave, &Wave::name);
  expects(found != study.waves.end(), "open_items: a wave of the study");
  std::vector<OpenItem> open;
  const auto ask = [&](const char* item, const char* key, bool of_aapor, bool is_known = false) {
    if (is_known || study::account_text(study, key) != nullptr) return;
    if (std::ranges::find(open, key, &OpenItem::key) != open.end()) return;
    open.push_back({item, key, of_aapor});
  };
  // Where peil drew the sample it knows frame and draw.
  const Plan* plan = study.plan(found->name);
  const bool is_drawn = plan != nullptr && !plan->import;
  ask("list.sponsor", "funding", true);
  ask("list.sponsor", "agency", true, !found->agency.empty());
  ask("list.population", "frame", true, is_drawn);
  ask("list.sample", "recruitment", true, is_drawn);
  ask("list.mode", "mode", true, !found->mode.empty());
  ask("list.dates", "dates", true, found->dates_known);
  ask("list.processing", "checks", true);
  ask("list.limits", "incentives", true);
  ask("list.limits", "reminders", true);
  for (const char* key : {"subcontractors", "purpose", "recruitment", "pretest", "editing",
                          "confidentiality", "contact"})
    ask((std::string("standard.") + key).c_str(), key, false);
  return open;
}

}  // namespace peil::report
