#include "peil/app/kept_results.h"

#include <algorithm>

#include "peil/app/answered_study.h"
#include "peil/app/judge_letter.h"
#include "peil/app/size_next_wave.h"
#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/disclosure/release_log.h"
#include "peil/language/texts.h"

namespace peil::app {
namespace {

constexpr std::size_t most_kept = 2;  // tables are about a wave and the one before it

Problem gone_wrong(std::string message) {
  return {"results.outside", "", 0, 0, std::move(message), "See the messages of `peil report`."};
}

void add(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

void add_letter(ResultsBook& book, const KeptResults::From& from, const Outside& outside) {
  if (!from.letter) return;
  const std::vector<std::string> languages = language::written();
  const Result<std::string> text = letter_text(*from.letter, outside);
  if (!text.ok()) return add(book.problems, text.problems());
  auto judged = judge_letter_in(languages, *from.letter, text.value(), book.study, book.waves);
  if (judged.ok()) {
    book.letters = std::move(judged).value();
  } else {
    add(book.problems, judged.problems());
  }
}

// Whoever reads a wave up to an earlier one must not see what the gate of all of them holds.
bool shows_no_more(const report::Material& part, const report::Material& whole) {
  return std::ranges::all_of(part.released().figures(), [&](const auto& one) {
    return whole.released().figure(one.first) != nullptr;
  });
}

void add_materials(ResultsBook& book) {
  book.whole = std::make_unique<const report::Material>(book.study, book.waves);
  for (std::size_t n = 1; n <= book.waves.size(); ++n) {
    auto part =
        std::make_unique<const report::Material>(book.study, std::span(book.waves).first(n));
    if (!shows_no_more(*part, *book.whole)) part = nullptr;
    book.up_to.push_back(std::move(part));
  }
}

}  // namespace

bool may_get_answers(const Wave& wave, Day today) {
  constexpr std::chrono::days late{1};  // a page that was open on the last day
  return wave.dates_known && today <= wave.to + late;
}

ResultsBook results_book(const KeptResults::From& from, const Outside& outside) {
  ResultsBook book;
  const SeeWave see = [&](const WeighedWave& wave) {
    book.designs[wave.dataset.wave] = estimate::design_account(wave.dataset, wave.weighted);
    if (book.latest.size() == most_kept) book.latest.erase(book.latest.begin());
    book.latest.push_back(wave);
  };
  Result<AnsweredStudy> read = answered_study(from.study, from.data, outside, see);
  if (!read.ok()) {
    book.problems = read.problems();
    return book;
  }
  AnsweredStudy answered = std::move(read).value();
  book.study = answered.study;
  const Day today = outside.clock.today(book.study.time_zone);
  for (WaveResults& wave : answered.waves) {
    if (!may_get_answers(*book.study.wave(wave.wave), today)) book.waves.push_back(std::move(wave));
  }
  std::erase_if(book.latest, [&](const WeighedWave& one) {
    return std::ranges::find(book.waves, one.dataset.wave, &WaveResults::wave) == book.waves.end();
  });
  if (book.waves.empty()) return book;
  book.drawn = drawn_strata(*answered.answers, book.waves.back().wave);
  book.out = std::move(answered.out);
  for (auto& [path, text] : outside.files.study_folder(from.study)) {
    if (path.starts_with("tables/")) book.specs.emplace(path, text);
  }
  add_letter(book, from, outside);
  return book;
}

KeptResults::KeptResults(From from, const Outside& outside, const ResponseStore& live,
                         std::int64_t pause)
    : from_(std::move(from)), outside_(outside), live_(live), pause_(pause), thread_([this] {
        run();
      }) {}

KeptResults::~KeptResults() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
}

// What the figures follow from: other than before when they may be others.
std::string KeptResults::state() const {
  Sha256 digest;
  for (const auto& [path, text] : outside_.files.study_folder(from_.study)) digest.add(path + text);
  if (outside_.release_log)
    digest.add(disclosure::releases_alone(outside_.release_log(from_.data)->read()));
  if (from_.letter) digest.add(outside_.files.read(*from_.letter));
  digest.add(std::to_string(live_.commits()) + outside_.program());
  digest.add(outside_.clock.now("Etc/UTC").substr(0, 10));  // waves end by the day
  return digest.hex();
}

std::shared_ptr<const ResultsBook> KeptResults::look() {
  const std::int64_t now = outside_.clock.seconds();
  {
    const std::scoped_lock lock(mutex_);
    if (!book_ || now - made_at_ < pause_) return book_;
  }
  const std::string is = state();
  const std::scoped_lock lock(mutex_);
  if (is != book_state_ && !wanted_) {
    wanted_ = true;
    wake_.notify_all();
  }
  return book_;
}

std::shared_ptr<const ResultsBook> KeptResults::wait() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return !wanted_; });
  return book_;
}

void KeptResults::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stop_ || wanted_; });
      if (stop_) return;
    }
    auto book = std::make_shared<ResultsBook>();
    std::string is;
    try {
      is = state();
      *book = results_book(from_, outside_);
      if (!book->waves.empty()) add_materials(*book);
    } catch (const std::exception& e) {
      *book = ResultsBook{};
      book->problems.push_back(gone_wrong(e.what()));
    }
    const std::scoped_lock lock(mutex_);
    book_ = std::move(book);
    book_state_ = is;
    made_at_ = outside_.clock.seconds();
    wanted_ = false;
    wake_.notify_all();
  }
}

}  // namespace peil::app
