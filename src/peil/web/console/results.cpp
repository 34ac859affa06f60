#include "peil/web/console/results.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/report/sections.h"
#include "peil/report/views.h"

namespace peil::web::console {
namespace {

constexpr const char* seconds_to_come_again = "3";

std::string in_path(std::string_view part) {
  std::string safe;
  for (const char c : part) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~:").find(c) != std::string_view::npos;
    safe += plain ? std::string(1, c) : "%" + hex(std::string(1, c));
  }
  return safe;
}

std::string of_wave(const std::string& language, std::string_view wave) {
  return address(language, "/waves/" + in_path(wave));
}

// Where a value is accounted for: figures of answers have names of four parts.
std::string account_of(const std::string& language, const Number& number) {
  if (!number.part.empty() || !number.before.empty()) return "";
  const std::string name = number.key.substr(0, number.key.find('@'));
  const auto parts = split(name, '/');
  if (parts.size() != 4) return "";
  return of_wave(language, parts[0]) + "/figures/" + in_path(parts[1]) + "/" + in_path(parts[2]) +
         "/" + in_path(parts[3]);
}

// Nothing is shown that the gate of all waves does not let out, whatever was asked for.
void check_released(const report::Pen& pen, const report::Material& whole) {
  for (const auto& [key, figure] : pen.used()) {
    const Figure* released = whole.released().figure(figure->name());
    expects(released != nullptr && released->key() == key, "console: a figure that was released");
  }
}

Html item_of_list(const std::string& href, const peil::Words& text) {
  Html inside;
  for (const TextRun& run : text) {
    inside += run.language.empty()
                  ? Html::text(run.text)
                  : Html::tag("span", {{"lang", run.language}}, Html::text(run.text));
  }
  return Html::tag("li", {}, link(href, inside));
}

Html list(const std::string& title, const Html& items) {
  return Html::tag("h2", {}, Html::text(title)) + Html::tag("ul", {{"class", "places"}}, items);
}

// The ways on from a wave: other waves, groups, items.
Html ways_on(const Words& words, const app::ResultsBook& book, const report::Material& material,
             const std::string& wave) {
  const std::string& language = words.language();
  const report::Pen pen(material, language);
  Html groups, items, waves;
  for (const ReportingGroup& whole : book.study.reporting_groups) {
    groups += item_of_list(of_wave(language, wave) + "/groups/" + in_path(whole.name),
                           pen.label(whole.label));
    for (const CustomerGroup& g : book.study.customer_groups) {
      if (g.reporting_group == whole.name)
        groups += item_of_list(of_wave(language, wave) + "/groups/" + in_path(g.name),
                               pen.label(g.label));
    }
  }
  for (const std::string& item : report::items_of(material, wave))
    items += item_of_list(of_wave(language, wave) + "/aspects/" + in_path(item),
                          report::item_label(pen, wave, item));
  for (std::size_t i = 0; i < book.waves.size(); ++i) {
    if (book.up_to[i])
      waves += item_of_list(of_wave(language, book.waves[i].wave), plain(book.waves[i].wave));
  }
  return list(words.text("results.groups"), groups) + list(words.text("results.items"), items) +
         list(words.text("results.waves"), waves);
}

// The place of a wave in the book; nothing: it is not there, or not by itself.
std::optional<std::size_t> place_of(const app::ResultsBook& book, const std::string& wave) {
  for (std::size_t i = 0; i < book.waves.size(); ++i) {
    if (book.waves[i].wave == wave && book.up_to[i]) return i;
  }
  return {};
}

}  // namespace

Results::Results(app::KeptResults& kept, const DocumentWriter& documents, std::string program)
    : kept_(kept), documents_(documents), program_(std::move(program)) {}

std::string Results::latest() {
  const Book book = kept_.look();
  if (!book) return "";
  for (std::size_t i = book->waves.size(); i > 0; --i) {
    if (book->up_to[i - 1]) return book->waves[i - 1].wave;
  }
  return "";
}

Results::Page Results::waiting(const Words& words, const Book& book) const {
  if (!book)
    return Shown{words.text("results"), paragraph(words.html("results.being-made")),
                 seconds_to_come_again};
  if (book->whole) return {};
  Html main = paragraph(words.html("results.none"));
  for (const Problem& problem : book->problems) main += warning(Html::text(problem.message));
  return Shown{words.text("results"), main};
}

Results::Page Results::written(const Words& words, const Book& book,
                               const report::Material* material, const std::string& title,
                               const Make& make) const {
  expects(material != nullptr, "console: a material to write of");
  report::Pen pen(*material, words.language());
  auto sections = make(pen);
  if (!sections || sections->empty()) return {};
  if (auto note = pen.note_of_signs(); !note.empty())
    sections->back().blocks.push_back(Paragraph{std::move(note), Paragraph::Role::Note});
  check_released(pen, *book->whole);
  Shown shown{title.empty() ? sections->front().title : title, {}};
  for (const Problem& problem : book->problems)
    shown.main += Html::tag("p", {{"class", "warning"}}, Html::text(problem.message));
  shown.main += documents_.sections(
      *sections, [&](const Number& number) { return account_of(words.language(), number); });
  return shown;
}

Results::Page Results::wave(const Words& words, const std::string& wave) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  const auto place = place_of(*book, wave);
  if (!place) return {};
  const report::Material* material = book->up_to[*place].get();
  Page page = written(words, book, material, words.text("results.wave", {{"wave", wave}}),
                      [](report::Pen& pen) {
                        std::vector<Section> all{report::summary(pen)};
                        for (auto* section : {report::changes, report::groups, report::response}) {
                          Section made = section(pen);
                          if (!made.blocks.empty()) all.push_back(std::move(made));
                        }
                        return std::optional(all);
                      });
  if (page) page->main += ways_on(words, *book, *material, wave);
  return page;
}

Results::Page Results::group(const Words& words, const std::string& wave,
                             const std::string& group) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  const auto place = place_of(*book, wave);
  if (!place) return {};
  return written(words, book, book->up_to[*place].get(), "",
                 [&](report::Pen& pen) -> std::optional<std::vector<Section>> {
                   auto made = report::group_view(pen, wave, group);
                   if (!made) return {};
                   return std::vector{std::move(*made)};
                 });
}

Results::Page Results::item(const Words& words, const std::string& wave, const std::string& item) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  const auto place = place_of(*book, wave);
  if (!place) return {};
  return written(words, book, book->up_to[*place].get(), "",
                 [&](report::Pen& pen) -> std::optional<std::vector<Section>> {
                   auto made = report::item_view(pen, wave, item);
                   if (!made) return {};
                   return std::vector{std::move(*made)};
                 });
}

Results::Page Results::figure(const Words& words, const FigureName& name) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  return written(words, book, book->whole.get(), "",
                 [&](report::Pen& pen) -> std::optional<std::vector<Section>> {
                   auto made = report::account_view(pen, name, program_);
                   if (!made) return {};
                   return std::vector{std::move(*made)};
                 });
}

Results::Page Results::trend(const Words& words) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  return written(words, book, book->whole.get(), "",
                 [](report::Pen& pen) { return std::optional(std::vector{report::trend(pen)}); });
}

Results::Page Results::priorities(const Words& words) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  if (!book->drivers)
    return Shown{words.text("results.priorities"), paragraph(words.html("results.no-priorities"))};
  return written(words, book, book->whole.get(), "", [&](report::Pen& pen) {
    return std::optional(std::vector{report::drivers(pen, *book->drivers)});
  });
}

Results::Page Results::letter(const Words& words) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return wait;
  const auto judged = std::ranges::find(book->letters, words.language(), &JudgedLetter::words);
  if (judged == book->letters.end())
    return Shown{words.text("results.letter"), paragraph(words.html("results.no-letter"))};
  return written(words, book, book->whole.get(), "", [&](report::Pen& pen) {
    return std::optional(std::vector{report::letter(pen, *judged)});
  });
}

}  // namespace peil::web::console
