#include "peil/findings/driver_models.h"

#include <algorithm>

#include "peil/drivers/lmg.h"
#include "peil/model/expressions.h"

namespace peil::findings {
namespace {

using namespace expressions;
using Op = Expression::Op;

// Of a theme somebody has to have answered three quarters of the aspects: a mean of one or two of
// them says little of the theme.
double least_answered(std::size_t aspects) { return static_cast<double>((3 * aspects + 3) / 4); }

// The mean of the answers that somebody gave to the aspects; blank for who gave too few.
Expression mean_of_answered(const std::vector<Driver>& aspects) {
  Expression sum, count;
  for (const Driver& one : aspects) {
    Expression value = either(equal(one.column, ""), number(0.0), answer(one.column));
    Expression there = either(equal(one.column, ""), number(0.0), number(1.0));
    const bool first = &one == &aspects.front();
    sum = first ? std::move(value) : both(Op::Add, std::move(sum), std::move(value));
    count = first ? std::move(there) : both(Op::Add, std::move(count), std::move(there));
  }
  return either(both(Op::GreaterOrEqual, count, number(least_answered(aspects.size()))),
                both(Op::Divide, std::move(sum), count), text(""));
}

std::optional<Scale> common_scale(const std::vector<Driver>& drivers) {
  const auto differs = [&](const Driver& one) { return one.scale != drivers.front().scale; };
  return std::ranges::any_of(drivers, differs) ? std::nullopt : drivers.front().scale;
}

class Modelling {
 public:
  Modelling(const Study& study, const Questionnaire& form, const std::vector<AspectAsked>& aspects,
            const std::vector<AlikeAspect>& alike)
      : study_(study), form_(form), aspects_(aspects), alike_(alike) {}

  DriverModels of(const std::vector<std::string>& groups) && {
    std::vector<std::pair<std::string, std::vector<AspectAsked>>> of_group;
    std::size_t most = 0;
    for (const std::string& group : groups) {
      of_group.emplace_back(group, weighed(group));
      most = std::max(most, of_group.back().second.size());
    }
    for (const auto& [group, aspects] : of_group) {
      const std::vector<Theme> themes = themes_of(study_, form_, aspects);
      if (most > most_weighed_together && themes.size() > 1)
        model_themes(group, themes);
      else
        model_aspects(group, aspects);
    }
    return std::move(result_);
  }

 private:
  // Aspects that everybody of the group is asked; the others are told of.
  std::vector<AspectAsked> weighed(const std::string& group) {
    std::vector<AspectAsked> all;
    for (const AspectAsked& one : aspects_) {
      const GroupsAsked groups = groups_asked(study_, one, group);
      if (groups.asked == 0) continue;
      if (groups.asked < groups.of)
        leave_out(group, one.aspect, AspectLeftOut::Why::SomeGroups);
      else if (one.on_condition)
        leave_out(group, one.aspect, AspectLeftOut::Why::OnCondition);
      else if (std::ranges::find(alike_, AlikeAspect{group, one.aspect.column}) != alike_.end())
        leave_out(group, one.aspect, AspectLeftOut::Why::NoSpread);
      else
        all.push_back(one);
    }
    return all;
  }

  void leave_out(const std::string& group, const Driver& aspect, AspectLeftOut::Why why) {
    result_.left_out.push_back({group, aspect, why});
  }

  void model_aspects(const std::string& group, const std::vector<AspectAsked>& aspects) {
    DriverModel model{.id = group, .group = group, .theme = ""};
    for (const AspectAsked& one : aspects) model.drivers.push_back(one.aspect);
    add(std::move(model));
  }

  void model_themes(const std::string& group, const std::vector<Theme>& themes) {
    DriverModel whole{.id = group, .group = group, .theme = "", .of_themes = true};
    std::vector<DriverModel> parts;
    for (const Theme& theme : themes) {
      if (theme.aspects.size() == 1) {
        whole.drivers.push_back(theme.aspects.front());
        continue;
      }
      whole.drivers.push_back(
          {theme_column(group, theme), theme.label, theme.aspects.front().scale});
      parts.push_back({.id = group + "." + theme.name,
                       .group = group,
                       .theme = theme.name,
                       .label = theme.label,
                       .drivers = theme.aspects});
    }
    add(std::move(whole));
    for (DriverModel& part : parts) add(std::move(part));
  }

  // A theme may hold other aspects in another group.
  std::string theme_column(const std::string& group, const Theme& theme) {
    std::string name = "theme:" + theme.name + ":" + group;
    result_.themes.emplace_back(name, mean_of_answered(theme.aspects));
    return name;
  }

  void add(DriverModel model) {
    const std::size_t count = model.drivers.size();
    if (count < 2 || count > drivers::most_drivers) {
      for (const Driver& one : model.drivers)
        leave_out(model.group, one,
                  count < 2 ? AspectLeftOut::Why::Alone : AspectLeftOut::Why::TooMany);
      return;
    }
    model.scale = common_scale(model.drivers);
    result_.models.push_back(std::move(model));
  }

  const Study& study_;
  const Questionnaire& form_;
  const std::vector<AspectAsked>& aspects_;
  const std::vector<AlikeAspect>& alike_;
  DriverModels result_;
};

}  // namespace

GroupsAsked groups_asked(const Study& study, const AspectAsked& aspect, const std::string& group) {
  GroupsAsked found;
  for (const CustomerGroup& customers : study.customer_groups) {
    if (group != "all" && customers.reporting_group != group) continue;
    ++found.of;
    if (aspect.customer_groups.empty() ||
        std::ranges::find(aspect.customer_groups, customers.name) != aspect.customer_groups.end())
      ++found.asked;
  }
  return found;
}

DriverModels driver_models(const Study& study, const Questionnaire& form,
                           const std::vector<std::string>& groups,
                           const std::vector<AspectAsked>& aspects,
                           const std::vector<AlikeAspect>& alike) {
  return Modelling(study, form, aspects, alike).of(groups);
}

}  // namespace peil::findings
