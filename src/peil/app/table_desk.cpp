#include "peil/app/table_desk.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "peil/app/find_drivers.h"
#include "peil/study/table_spec_text.h"

namespace peil::app {
namespace {

constexpr int threads = 1;

Problem too_many(const TableSpec& spec) {
  return {"table.too-many",
          spec.file,
          0,
          0,
          "So many different tables of this were shown that nobody can check any more "
          "what follows from one further.",
          "Take one that was shown before, or ask the research lead."};
}

// Rows of an item, or of the choices of one.
bool is_about(const std::string& told, const std::string& item) {
  return told == item || told.starts_with(item + "/");
}

}  // namespace

std::vector<WaveResults> shown_waves(const ResultsBook& book) {
  std::vector<WaveResults> shown;
  for (std::size_t i = 0; i < book.waves.size(); ++i) {
    if (book.up_to[i]) shown.push_back(book.waves[i]);
  }
  return shown;
}

// Waves whose answers are no longer those of the book are left.
bool TableDesk::is_of(const ResultsBook& book) {
  const std::size_t left = std::erase_if(weighed_, [&](const WeighedWave& one) {
    const auto now = std::ranges::find(book.waves, one.dataset.wave, &WaveResults::wave);
    if (now != book.waves.end() && now->digest == one.digest) return false;
    out_.forget(one.dataset.wave);
    drivers_out_.forget(one.dataset.wave);
    return true;
  });
  return left == 0;
}

void TableDesk::follow(const ResultsBook& book) {
  is_of(book);
  const auto has = [&](const WeighedWave& wave) {
    return std::ranges::any_of(
        weighed_, [&](const WeighedWave& one) { return one.dataset.wave == wave.dataset.wave; });
  };
  std::ranges::copy_if(book.latest, std::back_inserter(weighed_), std::not_fn(has));
}

bool TableDesk::is_full(const TableSpec& spec) const {
  const std::set<std::string> waves = waves_of(spec);
  if (out_.told().has(study::asked_text(spec), waves)) return false;
  if (out_.told().bytes() >= limits_.bytes) return true;
  return std::ranges::any_of(waves, [&](const std::string& wave) {
    return std::ranges::any_of(out_.told().own_sets(wave), [&](const auto& told) {
      return told.second >= limits_.sets_of_an_item &&
             std::ranges::any_of(
                 spec.items, [&](const TableItem& row) { return is_about(told.first, row.item); });
    });
  });
}

Result<findings::CrossTable> TableDesk::table(const ResultsBook& book, const TableSpec& spec) {
  follow(book);
  const auto store = outside_.read_answers(data_);
  const std::vector<WaveResults> waves = shown_waves(book);
  TableChecks checks;
  checks.before = [&] { return is_full(spec) ? Problems{too_many(spec)} : Problems{}; };
  checks.after = [&](const auto&) {
    return is_of(book) ? Problems{} : Problems{answers_changed()};
  };
  Result<findings::CrossTable> made = out_.table(
      spec, {book.study, *store, outside_.program(), book.out}, waves, weighed_, threads, checks);
  if (!made.ok() && !is_of(book)) return Problems{answers_changed()};
  return made;
}

Result<findings::DriversFound> TableDesk::drivers(const ResultsBook& book) {
  follow(book);
  const auto store = outside_.read_answers(data_);
  const StudyAnswers answers{book.study, *store, outside_.program(), book.out};
  const std::string& last = book.waves.back().wave;
  if (std::ranges::none_of(weighed_, [&](const auto& w) { return w.dataset.wave == last; })) {
    Result<WeighedWave> read = weighed_wave(book.study, *store, last, outside_.program());
    if (!read.ok()) return read.problems();
    weighed_.push_back(std::move(read).value());
  }
  if (!is_of(book)) return Problems{answers_changed()};
  return drivers_of(answers, last, threads, weighed_, &drivers_out_);
}

}  // namespace peil::app
