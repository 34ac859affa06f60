#include "peil/study/report_entries.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/study/house_entries.h"

namespace peil::study {
namespace {

bool is_chapter(const std::string& name) {
  return name == summary_chapter ||
         std::ranges::find(chapters_of_reports, name) != chapters_of_reports.end();
}

void report_unknown(const TomlTable& table, Place at, const std::string& name, bool summary) {
  std::vector<std::string> known(chapters_of_reports.begin(), chapters_of_reports.end());
  if (summary) known.insert(known.begin(), summary_chapter);
  table.problems().add("chapter.unknown", at, fmt::format("The report has no chapter '{}'.", name),
                       fmt::format("Name one of: {}.", join(known, ", ")));
}

void read_texts(const TomlTable& report, Draft& draft) {
  for (const TomlNode* node : report.tables("text", Need::May)) {
    const TomlTable table(*node, report.problems(), "a [[report.text]]", {"chapter", "text"});
    ReportPlan::OwnText own;
    own.chapter = table.text("chapter", Need::Must).value_or("");
    own.text = take_text(draft, table, "text", "report/" + own.chapter, Need::Must);
    if (!own.chapter.empty() && !is_chapter(own.chapter))
      report_unknown(table, table.at("chapter"), own.chapter, true);
    auto& texts = draft.study.report.texts;
    if (std::ranges::find(texts, own.chapter, &ReportPlan::OwnText::chapter) != texts.end()) {
      table.problems().add("chapter.duplicate", table.at("chapter"),
                           fmt::format("Two texts stand in the chapter '{}'.", own.chapter),
                           "Put both in one text.");
      continue;
    }
    texts.push_back(std::move(own));
  }
}

std::string account_chapter(std::string_view key) { return "account/" + std::string(key); }

void read_account(const TomlTable& report, Draft& draft) {
  const TomlNode* node = report.table("account", Need::May);
  if (node == nullptr) return;
  const TomlTable table(*node, report.problems(), "[report.account]", account_keys);
  for (const std::string_view key : account_keys) {
    if (!table.has(key)) continue;
    const std::string chapter = account_chapter(key);
    draft.study.report.texts.push_back(
        {chapter, take_text(draft, table, key, "report/" + chapter, Need::Must)});
  }
}

}  // namespace

const LocalText* account_text(const Study& study, std::string_view key) {
  expects(std::ranges::find(account_keys, key) != account_keys.end(),
          "account_text: a key of [report.account]");
  const auto& texts = study.report.texts;
  const auto found = std::ranges::find(texts, account_chapter(key), &ReportPlan::OwnText::chapter);
  return found == texts.end() ? nullptr : &found->text;
}

void read_report(const TomlTable& file, Draft& draft) {
  const TomlNode* node = file.table("report", Need::May);
  if (node == nullptr) return;
  const TomlTable table(*node, file.problems(), "[report]",
                        {"chapters", "text", "account", "accent", "second", "typeface", "service",
                         "logo", "logo_text"});
  for (const auto& [name, at] : table.texts("chapters", Need::May)) {
    if (name == summary_chapter || !is_chapter(name)) report_unknown(table, at, name, false);
    draft.study.report.chapters.push_back(name);
  }
  read_texts(table, draft);
  read_account(table, draft);
  read_house(table, draft);
}

}  // namespace peil::study
