#include "peil/web/console/results.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/report/sections.h"
#include "peil/report/views.h"
#include "peil/web/console/table_form.h"
#include "peil/web/console/ways_on.h"

namespace peil::web::console {
namespace {

constexpr const char* seconds_to_come_again = "3";

// Nothing is shown that the gate of all waves does not let out, whatever was asked for.
void check_released(const report::Pen& pen, const report::Material& whole) {
  for (const auto& [key, figure] : pen.used()) {
    const Figure* released = whole.released().figure(figure->name());
    expects(released != nullptr && released->key() == key, "console: a figure that was released");
  }
}

// The place of a wave in the book; nothing: it is not there, or not by itself.
std::optional<std::size_t> place_of(const app::ResultsBook& book, const std::string& wave) {
  for (std::size_t i = 0; i < book.waves.size(); ++i) {
    if (book.waves[i].wave == wave && book.up_to[i]) return i;
  }
  return {};
}

bool is_of_wave(const View& view) {
  return view.kind == View::Kind::Wave || view.kind == View::Kind::Group ||
         view.kind == View::Kind::Item;
}

std::vector<Section> of_wave(report::Pen& pen) {
  std::vector<Section> all{report::summary(pen)};
  for (auto* section : {report::changes, report::groups, report::response}) {
    Section made = section(pen);
    if (!made.blocks.empty()) all.push_back(std::move(made));
  }
  return all;
}

std::optional<std::vector<Section>> alone(std::optional<Section> section) {
  if (!section) return {};
  return std::vector{std::move(*section)};
}

Html told(const Words& words, const Problems& problems) {
  Html all;
  for (const Problem& problem : problems) all += warning(told_problem(words, problem));
  return all;
}

// A form without aspects asks for none: nothing is wrong with it.
Html why_no_drivers(const Words& words, Problems problems) {
  std::erase_if(problems, [](const Problem& one) { return one.code == "drivers.none"; });
  return told(words, problems);
}

}  // namespace

Shown being_made(const Words& words, const std::string& title) {
  return {title, paragraph(words.html("results.being-made")), seconds_to_come_again, 503};
}

ShownPage waiting(const Words& words, const std::shared_ptr<const app::ResultsBook>& book) {
  if (!book) return being_made(words, words.text("results"));
  if (book->whole) return {};
  return Shown{words.text("results"),
               paragraph(words.html("results.none")) + told(words, book->problems)};
}

Results::Results(app::KeptResults& kept, app::OnDemand& on_demand, Look look)
    : kept_(kept), on_demand_(on_demand), documents_(look.documents), look_(std::move(look)) {}

std::string Results::latest() {
  const Book book = kept_.look();
  if (!book) return "";
  for (std::size_t i = book->up_to.size(); i > 0; --i) {
    if (book->up_to[i - 1]) return book->waves[i - 1].wave;
  }
  return "";
}

Results::Made Results::written(report::Pen& pen, const app::ResultsBook& book,
                               const std::string& title,
                               std::optional<std::vector<Section>> sections,
                               const findings::DriversFound* drivers) {
  if (!sections || sections->empty()) return {};
  if (auto note = pen.note_of_signs(); !note.empty())
    sections->back().blocks.push_back(Paragraph{std::move(note), Paragraph::Role::Note});
  check_released(pen, *book.whole);
  Written page{title.empty() ? sections->front().title : title, std::move(*sections)};
  if (drivers != nullptr) page.accounts.add(*drivers);
  return page;
}

std::optional<std::vector<Section>> Results::sections(report::Pen& pen,
                                                      const app::ResultsBook& book,
                                                      const View& view) const {
  switch (view.kind) {
    case View::Kind::Wave:
      return of_wave(pen);
    case View::Kind::Group:
      return alone(report::group_view(pen, view.wave, view.name));
    case View::Kind::Item:
      return alone(report::item_view(pen, view.wave, view.name));
    case View::Kind::Figure:
      return alone(report::account_view(pen, view.figure, {look_.program, &book.designs}));
    default:
      return alone(report::trend(pen));
  }
}

Results::Made Results::priorities(const Words& words, const Book& book) {
  const std::string title = words.text("results.priorities");
  const auto found = on_demand_.drivers(book);
  if (!found) return being_made(words, title);
  if (!found->drivers) {
    return Shown{title, paragraph(words.html("results.no-priorities")) +
                            why_no_drivers(words, found->problems)};
  }
  report::Pen pen(*book->whole, words.language());
  return written(pen, *book, "", std::vector{report::drivers(pen, *found->drivers)},
                 &*found->drivers);
}

// Its numbers lead nowhere: this is what they lead to.
Results::Made Results::driver(const Words& words, const View& view, const Book& book) {
  const auto found = on_demand_.drivers(book);
  if (!found) return being_made(words, words.text("view.account"));
  if (!found->drivers) return {};
  report::Pen pen(*book->whole, words.language());
  Made page = written(pen, *book, "",
                      alone(report::driver_view(pen, *found->drivers, view.name, view.driver,
                                                {look_.program, &book->designs})));
  if (auto* one = std::get_if<Written>(&page))
    one->said = paragraph(link(address(words.language(), below_of({View::Kind::Priorities})),
                               words.html("results.priorities")));
  return page;
}

Results::Made Results::open_answers(const Words& words, const View& view, const Book& book) {
  if (!place_of(*book, view.wave)) return {};
  const std::string title = words.text("results.open-of", {{"wave", view.wave}});
  const auto found = on_demand_.open_answers(book, view.wave);
  if (!found) return being_made(words, title);
  if (!found->open) return Shown{title, told(words, found->problems)};
  report::Pen pen(*book->whole, words.language());
  return written(pen, *book, title,
                 std::vector{report::open_answers_view(pen, view.wave, *found->open)});
}

Results::Made Results::letter(const Words& words, const Book& book) const {
  const auto judged = std::ranges::find(book->letters, words.language(), &JudgedLetter::words);
  if (judged == book->letters.end())
    return Shown{words.text("results.letter"), paragraph(words.html("results.no-letter"))};
  report::Pen pen(*book->whole, words.language());
  return written(pen, *book, "", std::vector{report::letter(pen, *judged)});
}

Results::Made Results::made(const Words& words, const View& view, const Book& book) {
  if (auto wait = waiting(words, book)) return *std::move(wait);
  if (view.kind == View::Kind::Priorities) return priorities(words, book);
  if (view.kind == View::Kind::Letter) return letter(words, book);
  if (view.kind == View::Kind::Driver) return driver(words, view, book);
  if (view.kind == View::Kind::OpenAnswers) return open_answers(words, view, book);
  const Source from = source(words, view, book);
  if (from.material == nullptr) return {};
  report::Pen pen(*from.material, words.language());
  const bool whole_wave = view.kind == View::Kind::Wave;
  const bool has_drivers = from.drivers && from.drivers->drivers;
  Made page =
      written(pen, *book, whole_wave ? words.text("results.wave", {{"wave", view.wave}}) : "",
              sections(pen, *book, view), has_drivers ? &*from.drivers->drivers : nullptr);
  if (auto* one = std::get_if<Written>(&page)) one->said = from.said;
  return page;
}

// Drivers are of the last wave. Its page does not wait for them: it says that they are not in it.
Results::Source Results::source(const Words& words, const View& view, const Book& book) {
  if (!is_of_wave(view)) return {book->whole.get()};
  const auto place = place_of(*book, view.wave);
  if (!place) return {};
  Source from{book->up_to[*place].get()};
  if (view.kind != View::Kind::Wave || *place + 1 != book->waves.size()) return from;
  from.drivers = on_demand_.drivers_if_there(book);
  if (!from.drivers) {
    from.said = paragraph(
        words.html("results.drivers-being-made") + Html::text(" ") +
        link(address(words.language(), below_of(view)), words.html("results.drivers-again")));
  } else if (from.drivers->with_drivers) {
    from.material = from.drivers->with_drivers.get();
  } else {
    from.said = why_no_drivers(words, from.drivers->problems);
  }
  return from;
}

ShownPage Results::page(const Words& words, const View& view) {
  const Book book = kept_.look();
  Made made = this->made(words, view, book);
  if (auto* shown = std::get_if<Shown>(&made)) return std::move(*shown);
  const auto* written = std::get_if<Written>(&made);
  if (written == nullptr) return {};
  Shown shown{written->title, told(words, book->problems) + written->said};
  shown.main += documents_.sections(written->sections, [&](const Number& number) {
    return written->accounts.of(words.language(), number);
  });
  shown.main += charts(words, view, written->sections);
  if (is_of_wave(view)) shown.main += ways_on(words, *book, view, look_.spreadsheets);
  return shown;
}

Html Results::charts(const Words& words, const View& view,
                     const std::vector<Section>& sections) const {
  const std::size_t all = documents_.charts(sections, look_.house).size();
  Html items;
  for (std::size_t n = 1; n <= all; ++n) {
    const std::string number = std::to_string(n);
    const std::string at = address(words.language(), below_of(view) + "/charts/" + number);
    items += Html::tag("li", {},
                       words.html("results.chart", {{"n", number}}) + Html::text(": ") +
                           link(at + ".svg", Html::text("SVG")) + Html::text(", ") +
                           link(at + ".png", Html::text("PNG")));
  }
  if (items.empty()) return {};
  return Html::tag("div", {{"class", "downloads"}},
                   Html::tag("h2", {}, words.html("results.charts")) + Html::tag("ul", {}, items));
}

std::optional<TakenAlong> Results::chart(const Words& words, const View& view,
                                         const std::string& name) {
  const auto number = whole_number(name.substr(0, name.find('.')));
  const bool as_picture = name.ends_with(".png");
  if (!number || *number < 1 || (!as_picture && !name.ends_with(".svg"))) return {};
  const Made made = this->made(words, view, kept_.look());
  const auto* written = std::get_if<Written>(&made);
  if (written == nullptr) return {};
  const std::vector<std::string> all = documents_.charts(written->sections, look_.house);
  const auto place = static_cast<std::size_t>(*number) - 1;
  if (place >= all.size()) return {};
  TakenAlong file{as_picture ? "image/png" : "image/svg+xml", "chart-" + name,
                  as_picture ? documents_.picture(all[place]) : all[place]};
  if (file.bytes.empty()) return {};
  return file;
}

}  // namespace peil::web::console
