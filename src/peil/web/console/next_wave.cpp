#include "peil/web/console/next_wave.h"

#include <algorithm>
#include <cmath>

#include "peil/app/next_wave_asked.h"
#include "peil/app/size_next_wave.h"
#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/views.h"
#include "peil/web/console/form_fields.h"
#include "peil/web/console/table_form.h"

namespace peil::web::console {
namespace {

constexpr std::size_t longest_query = 2'000;
constexpr int not_read = 422;

bool is_asked(std::string_view name) {
  if (name == app::allocation_asked) return true;
  const auto numbers = app::next_wave_numbers();
  return std::ranges::find(numbers, name, &app::NextWaveNumber::name) != numbers.end();
}

app::TypedNumbers typed_numbers(const Fields& fields) {
  app::TypedNumbers typed;
  for (const auto& [name, value] : fields) {
    if (is_asked(name) && !trim(value).empty()) typed.emplace_back(name, with_point(value));
  }
  return typed;
}

std::string bound(double value, const Words& words) {
  if (value == std::floor(value))
    return language::count(static_cast<std::int64_t>(value), words.language());
  const std::string exact = exact_text(value);
  return language::number(value, static_cast<int>(exact.size() - exact.find('.') - 1),
                          words.language());
}

Html told(const Words& words, const Problem& problem) {
  if (problem.code == "next-wave.no-allocation") return words.html("next-wave.no-allocation");
  if (problem.code != "next-wave.no-number") return words.html("next-wave.wish");
  const auto numbers = app::next_wave_numbers();
  const auto number = std::ranges::find(numbers, problem.where, &app::NextWaveNumber::name);
  return words.html("next-wave.no-number", {{"field", words.text("next-wave." + problem.where)},
                                            {"above", bound(number->above, words)},
                                            {"below", bound(number->below, words)}});
}

// What is no field of this form, or stands there twice with two values.
std::vector<Mistake> odd_fields(const Words& words, const Fields& fields) {
  std::vector<Mistake> all;
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (field->second.empty()) continue;
    const std::string name = is_utf8(field->first) ? field->first : "\uFFFD";
    if (!is_asked(field->first))
      all.push_back({"", words.html("next-wave.no-field", {{"field", name}})});
    else if (std::any_of(fields.begin(), field, [&](const auto& earlier) {
               return earlier.first == field->first && !earlier.second.empty();
             }))
      all.push_back({name, words.html("next-wave.twice")});
  }
  return all;
}

std::vector<Option> allocations(const Words& words) {
  std::vector<Option> all;
  for (const app::NextWaveAllocation& one : app::next_wave_allocations()) {
    const std::string name(one.name);
    all.push_back({name, plain(words.text("next-wave.allocation." + name))});
  }
  return all;
}

Html form(const Words& words, const FilledForm& filled) {
  const FormFields fields(words, filled);
  const auto beside = [&](std::initializer_list<const char*> names) {
    Html all;
    for (const char* name : names) all += fields.number(name);
    return Html::tag("div", {{"class", "beside"}}, all);
  };
  const Html inside = beside({"margin", "change", "power"}) +
                      beside({"interview-price", "invitation-price"}) +
                      fields.choice(std::string(app::allocation_asked), allocations(words)) +
                      Html::tag("button", {{"type", "submit"}}, words.html("next-wave.work-out"));
  return fields.problems() + Html::tag("form",
                                       {{"method", "get"},
                                        {"action", address(words.language(), "/next-wave#needs")},
                                        {"class", "table-form"}},
                                       inside);
}

FilledForm typed_form(const Words& words, const std::string& query) {
  const auto fields = query.size() > longest_query ? std::nullopt : parse_form(query);
  if (!fields) return {"next-wave.", {}, {{"", words.html("next-wave.too-long")}}};
  return {"next-wave.", *fields, odd_fields(words, *fields)};
}

}  // namespace

Shown NextWave::page(const Words& words, const std::string& query) {
  const auto book = kept_.look();
  if (auto wait = waiting(words, book)) return *std::move(wait);
  FilledForm filled = typed_form(words, query);
  const auto asked = app::next_wave_asked(typed_numbers(filled.fields));
  if (!asked.ok() && !filled.fields.empty()) {
    for (const Problem& problem : asked.problems())
      filled.mistakes.push_back(
          {problem.where.empty() ? "margin" : problem.where, told(words, problem)});
  }
  Shown shown{words.text("next-wave"),
              paragraph(words.html("next-wave.about", {{"wave", book->whole->last().name}})) +
                  form(words, filled)};
  if (!filled.mistakes.empty())
    shown.status = not_read;
  else if (asked.ok())
    shown.main += needs(words, *book, asked.value());
  return shown;
}

Html NextWave::needs(const Words& words, const app::ResultsBook& book,
                     const app::NextWaveAsked& asked) const {
  const report::Material& whole = *book.whole;
  const auto next = app::next_wave_of(whole.sources(), whole.last_results(), asked.wish);
  Html wrong;
  if (!next.ok()) {
    for (const Problem& problem : next.problems()) wrong += warning(told_problem(words, problem));
    return wrong;
  }
  report::Pen pen(whole, words.language());
  const auto shared = findings::next_allocations(whole.sources(), next.value(), asked.prices,
                                                 asked.allocation, book.drawn);
  const std::vector<Section> sections{
      report::next_wave_view(pen, next.value(), asked.wish, asked.prices),
      report::next_allocation_view(pen, shared, next.value().from, asked.prices, asked.allocation)};
  return documents_.sections(sections, {});
}

}  // namespace peil::web::console
