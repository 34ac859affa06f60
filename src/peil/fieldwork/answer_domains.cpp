#include "peil/fieldwork/answer_domains.h"

#include <algorithm>
#include <set>

#include "peil/base/contract.h"

namespace peil::fieldwork {
namespace {

const Grouping& customer_groups(const Dataset& dataset) {
  const Grouping* groups = dataset.grouping("customer_group");
  expects(groups != nullptr, "AnswerCells: a wave has customer groups");
  return *groups;
}

}  // namespace

AnswerCells::AnswerCells(const Dataset& dataset, const Study& study)
    : group_(customer_groups(dataset)),
      language_(dataset.grouping("language")),
      groups_(group_.levels.size()),
      languages_(language_ == nullptr ? 1 : language_->levels.size() + 1) {
  add_groups(group_.levels, study);
  if (language_ != nullptr) add_languages(language_->levels);
}

std::optional<std::size_t> AnswerCells::of(std::size_t row) const {
  if (group_.level[row] == Grouping::outside) return {};
  std::size_t language = languages_ - 1;
  if (language_ != nullptr && language_->level[row] != Grouping::outside)
    language = language_->level[row];
  return group_.level[row] * languages_ + language;
}

void AnswerCells::add_groups(const std::vector<std::string>& names, const Study& study) {
  const auto add = [&](const std::string& domain, const auto& is_in) {
    AnswerDomain all{domain};
    for (std::size_t g = 0; g < names.size(); ++g) {
      if (!is_in(names[g])) continue;
      for (std::size_t l = 0; l < languages_; ++l) all.cells.push_back(g * languages_ + l);
    }
    domains_.push_back(std::move(all));
  };
  add("all", [](const std::string&) { return true; });
  for (const ReportingGroup& whole : study.reporting_groups) {
    add(whole.name, [&](const std::string& name) {
      const CustomerGroup* group = study.customer_group(name);
      return group != nullptr && group->reporting_group == whole.name;
    });
  }
  for (const std::string& group : names)
    add(group, [&](const std::string& name) { return name == group; });
}

void AnswerCells::add_languages(const std::vector<std::string>& names) {
  const std::set<std::uint32_t> used(language_->level.begin(), language_->level.end());
  if (used.size() < 2) return;
  for (std::size_t l = 0; l < names.size(); ++l) {
    if (!used.contains(static_cast<std::uint32_t>(l))) continue;
    AnswerDomain one{"all", names[l]};
    for (std::size_t g = 0; g < groups_; ++g) one.cells.push_back(g * languages_ + l);
    domains_.push_back(std::move(one));
  }
}

}  // namespace peil::fieldwork
