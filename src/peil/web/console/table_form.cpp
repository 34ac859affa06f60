#include "peil/web/console/table_form.h"

#include <algorithm>
#include <array>
#include <set>

#include "peil/base/text.h"
#include "peil/web/console/frame.h"

namespace peil::web::console {
namespace {

constexpr std::array shows{"mean", "shares", "low", "high", "score"};
constexpr std::size_t empty_nets = 1, variables_crossed = 2;

// A field that nobody knows has a place without a name to lead to.
bool has_link(const std::string& field) {
  return field == "net" || field == "nest" ||
         std::ranges::find(table_keys(), field, &TableKey::name) != std::ranges::end(table_keys());
}

FilledForm filled_form(const Words& words, const FormShown& shown) {
  FilledForm filled{"table.", shown.fields, {}};
  for (const Problem& problem : shown.problems) {
    AtFault fault = at_fault(shown.table, problem);
    if (problem.line == 0 && has_link(problem.where)) fault.field = problem.where;
    filled.mistakes.push_back(
        {fault.field, told_problem(words, problem, fault.value), has_link(fault.field)});
  }
  return filled;
}

/// Writes one form; knows what was filled in and what is wrong with it.
class Form {
 public:
  Form(const Words& words, const TableChoices& choices, const FormShown& shown)
      : words_(words),
        choices_(choices),
        shown_(shown),
        filled_(filled_form(words, shown)),
        fields_(words, filled_) {}

  Html whole() {
    Html inside = fields_.text("title", shown_.fields.empty() ? words_.text("table.untitled") : "");
    inside += Html::tag("div", {{"class", "beside"}}, wave_field("wave") + wave_field("before"));
    inside += rows();
    inside += fields_.boxes("show", shows_options());
    inside += columns();
    inside += fields_.text("only");
    inside += Html::tag("details", {Html::flag("open", is_more_in_use())},
                        Html::tag("summary", {}, words_.html("table.more")) + more());
    inside += Html::tag("button", {{"type", "submit"}}, words_.html("table.make"));
    const Html form = Html::tag("form",
                                {{"method", "get"},
                                 {"action", address(words_.language(), "/tables")},
                                 {"class", "table-form"}},
                                inside);
    return fields_.problems() + ready() + form;
  }

 private:
  Html wave_field(const std::string& name) const {
    std::vector<Option> all;
    for (auto wave = choices_.waves.rbegin(); wave != choices_.waves.rend(); ++wave)
      all.push_back({*wave, plain(*wave)});
    if (name == "before") all.insert(all.begin(), {"", plain(words_.text("table.no-wave"))});
    return fields_.choice(name, std::move(all));
  }

  const Option* option(const std::string& name) const {
    if (choices_.by_wave && choices_.by_wave->name == name) return &*choices_.by_wave;
    const auto column = std::ranges::find(choices_.columns, name, &Option::name);
    if (column != choices_.columns.end()) return &*column;
    for (const Options& some : choices_.rows) {
      const auto row = std::ranges::find(some.options, name, &Option::name);
      if (row != some.options.end()) return &*row;
    }
    return nullptr;
  }

  // Crossed variables, or a question and its variable, by their labels; what is not known as it was
  // typed.
  peil::Words label_of(const std::string& name, const std::string& given) const {
    std::vector<peil::Words> parts;
    for (const auto& part : split(given, ',')) {
      const Option* known = option(std::string(trim(part)));
      parts.push_back(known == nullptr ? plain(std::string(part)) : known->label);
    }
    return peil::join(parts, name == "rows" ? words_.text("table.per") : " \u00d7 ");
  }

  // An item that the list does not have stays in the form, so that it can be taken out.
  Html strange(const std::string& name, const std::set<std::string>& known) const {
    Html inside;
    for (const std::string& given : fields_.values(name)) {
      if (!given.empty() && !known.contains(given))
        inside += fields_.box(name, {given, label_of(name, given)});
    }
    return inside.empty() ? inside : Html::tag("div", {{"class", "boxes"}}, inside);
  }

  Html rows() const {
    Html inside;
    std::set<std::string> known;
    for (const Options& some : choices_.rows) {
      Html items;
      for (const Option& one : some.options) {
        items += fields_.box("rows", one);
        known.insert(one.name);
      }
      const Html all = Html::tag("div", {{"class", "boxes"}}, items);
      inside += some.heading.empty()
                    ? all
                    : Html::tag("fieldset", {{"class", "part"}},
                                Html::tag("legend", {}, html_of(some.heading)) + all);
    }
    return fields_.group("rows", inside + strange("rows", known) + nested());
  }

  // A place for one row more, within every level of a variable.
  Html nested() const {
    std::vector<Option> rows{nothing()}, variables{nothing()};
    for (const Options& some : choices_.rows)
      rows.insert(rows.end(), some.options.begin(), some.options.end());
    variables.insert(variables.end(), choices_.columns.begin(), choices_.columns.end());
    return fields_.group("nest",
                         Html::tag("div", {{"class", "beside"}},
                                   fields_.choice("nest_row", std::move(rows)) +
                                       fields_.choice("nest_within", std::move(variables))));
  }
  static Option nothing() { return {"", plain("\u2013")}; }

  std::vector<Option> shows_options() const {
    std::vector<Option> all;
    for (const char* show : shows)
      all.push_back({show, plain(words_.text("table.show." + std::string(show)))});
    return all;
  }

  Html columns() const {
    Html inside;
    std::set<std::string> known;
    if (choices_.by_wave) {
      const std::string& name = choices_.by_wave->name;
      inside += fields_.box("columns", {name, plain(words_.text("table.by-wave"))});
      known.insert(name);
    }
    for (const Option& one : choices_.columns) {
      inside += fields_.box("columns", one);
      known.insert(one.name);
    }
    return fields_.group(
        "columns",
        Html::tag("div", {{"class", "boxes"}}, fields_.yes("total") + inside) + crossed(known));
  }

  // Crossed columns that were asked for, as boxes, and a place to name more.
  Html crossed(const std::set<std::string>& known) const {
    const Html asked = strange("columns", known);
    const Html more =
        Html::tag("label", {{"for", "columns-crossed"}}, words_.html("table.crossed")) +
        Html::tag("span", {{"class", "hint"}, {"id", "columns-crossed-hint"}},
                  words_.html("table.crossed-hint", {{"example", example()}})) +
        Html::leaf("input", {{"id", "columns-crossed"},
                             {"name", "columns"},
                             {"type", "text"},
                             {"autocomplete", "off"},
                             {"spellcheck", "false"},
                             {"list", "columns-known"},
                             {"aria-describedby", "columns-crossed-hint"}}) +
        Html::tag("datalist", {{"id", "columns-known"}}, fields_.options(pairs(), ""));
    return asked + Html::tag("div", {{"class", "field"}}, more);
  }

  std::string example() const {
    std::vector<std::string> names;
    for (const Option& one : choices_.columns) {
      if (names.size() < variables_crossed) names.push_back(one.name);
    }
    return join(names, ",");
  }

  // Customer group crossed with each other variable is what is asked most.
  std::vector<Option> pairs() const {
    std::vector<Option> others = choices_.columns, all;
    if (choices_.by_wave) others.insert(others.begin(), *choices_.by_wave);
    for (const Option& one : others) {
      const Option& first = choices_.columns.front();
      if (one.name != first.name)
        all.push_back({first.name + "," + one.name, first.label + plain(" \u00d7 ") + one.label});
    }
    return all;
  }

  bool is_more_in_use() const {
    return others_in_use() || !fields_.value("sort").empty() || !fields_.value("letters").empty() ||
           !fields_.value("net_row").empty() || !fields_.wrong("sort").empty() ||
           !fields_.wrong("letters").empty() || !fields_.wrong("net").empty();
  }

  Html more() const {
    std::vector<Option> sorts;
    for (const char* word : {"asked", "difference", "total", "change"})
      sorts.push_back({word, plain(words_.text("table.sort." + std::string(word)))});
    std::vector<Option> letters;
    for (const char* word : {"true", "false"})
      letters.push_back({word, plain(words_.text("table.letters." + std::string(word)))});
    return others() + fields_.choice("sort", std::move(sorts)) +
           fields_.choice("letters", std::move(letters)) + nets();
  }

  Html nets() const {
    const auto rows = fields_.values("net_row"), labels = fields_.values("net_label"),
               answers = fields_.values("net_answers");
    std::size_t given = 0;
    while (given < rows.size() && !rows[given].empty()) ++given;
    Html inside;
    for (std::size_t n = 0; n < given + empty_nets; ++n) {
      Html parts;
      const auto part = [&](const char* name, const std::vector<std::string>& filled) {
        const std::string id = name + std::string("-") + std::to_string(n + 1);
        parts +=
            Html::tag("div", {{"class", "field"}},
                      Html::tag("label", {{"for", id}}, words_.html("table." + std::string(name))) +
                          Html::leaf("input", {{"id", id},
                                               {"name", name},
                                               {"type", "text"},
                                               {"value", n < filled.size() ? filled[n] : ""},
                                               {"autocomplete", "off"},
                                               {"spellcheck", "false"}}));
      };
      part("net_row", rows);
      part("net_label", labels);
      part("net_answers", answers);
      inside += Html::tag("div", {{"class", "beside"}}, parts);
    }
    return fields_.group("net", inside);
  }

  static bool has_place(std::string_view name) {
    static const std::set<std::string_view> placed{
        "title",   "wave",      "before",      "rows", "show",     "columns",     "total",  "only",
        "net_row", "net_label", "net_answers", "sort", "nest_row", "nest_within", "letters"};
    return placed.contains(name);
  }

  // Keys without a place of their own, and those that the program does not know: they stay, so that
  // they can be taken out.
  Html others() const {
    Html all;
    std::set<std::string> seen;
    for (const TableKey& key : table_keys()) {
      const std::string name(key.name);
      seen.insert(name);
      if (has_place(key.name)) continue;
      all += key.holds == Holds::Yes      ? fields_.yes(name)
             : key.holds == Holds::Number ? fields_.number(name)
                                          : fields_.text(name);
    }
    for (const auto& [name, given] : shown_.fields) {
      if (has_place(name) || !is_utf8(name) || !seen.insert(name).second) continue;
      all += Html::tag("div", {{"class", "field"}},
                       Html::tag("label", {},
                                 Html::tag("code", {}, Html::text(name)) +
                                     Html::leaf("input", {{"name", name},
                                                          {"type", "text"},
                                                          {"value", fields_.value(name)}})) +
                           fields_.wrong(name));
    }
    return all;
  }

  bool others_in_use() const {
    return std::ranges::any_of(shown_.fields, [](const auto& field) {
      return !has_place(field.first) && !field.second.empty();
    });
  }

  Html ready() const {
    if (shown_.ready.empty()) return {};
    Html items;
    for (const auto& [title, query] : shown_.ready)
      items += Html::tag("li", {},
                         link(address(words_.language(), "/tables?" + query), Html::text(title)));
    return Html::tag("h2", {}, words_.html("table.ready")) + Html::tag("ul", {}, items) +
           Html::tag("h2", {}, words_.html("table.own"));
  }

  const Words& words_;
  const TableChoices& choices_;
  const FormShown& shown_;
  FilledForm filled_;
  FormFields fields_;
};

}  // namespace

Html table_form(const Words& words, const TableChoices& choices, const FormShown& shown) {
  const Html form = Form(words, choices, shown).whole();
  if (shown.open) return form;
  return Html::tag("details", {{"class", "change"}},
                   Html::tag("summary", {}, words.html("table.change")) + form);
}

}  // namespace peil::web::console
