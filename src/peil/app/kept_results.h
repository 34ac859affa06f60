#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "peil/app/weighed_wave.h"
#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/estimate/design_account.h"
#include "peil/model/claim.h"
#include "peil/model/sample.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/outside.h"
#include "peil/report/material.h"

namespace peil::app {

/// Everything that pages of results are made of; nothing in it changes.
struct ResultsBook {
  Study study;
  std::vector<WaveResults> waves;                 ///< whose fieldwork is over, in order of time
  std::unique_ptr<const report::Material> whole;  ///< of all waves; nullptr: there are none
  /// Of the waves up to each of them, for the report of that wave.
  std::vector<std::unique_ptr<const report::Material>> up_to;
  std::map<std::string, estimate::DesignAccount> designs;  ///< by wave
  std::vector<StratumCount> drawn{};  ///< strata of the last of them; empty: none are recorded
  std::vector<WeighedWave> latest{};  ///< the answers of the last two: who asks next needs no store
  WentOutByWave out;                  ///< what the gate has to know of earlier releases
  std::map<std::string, std::string> specs;  ///< of ready tables, by file: "tables/a.toml"
  std::vector<JudgedLetter> letters;         ///< one a language
  Problems problems;                         ///< why there is nothing to see, or less
};

/// Results as they are worked out once and kept, until answers, study, plan or releases are others.
/// Worked out by a thread of its own. A wave is in it when its fieldwork is over and its last pages
/// can no longer come: who saw its figures before and after one more answer would know what that
/// answer was.
class KeptResults {
 public:
  struct From {
    std::string study, data;            ///< folders
    std::optional<std::string> letter;  ///< to be judged
  };
  /// All that is named outlives this. `live` is the store that answers are written to; seconds
  /// between two workings out are at least `pause`.
  KeptResults(From from, const Outside& outside, const ResponseStore& live,
              std::int64_t pause = 60);
  KeptResults(const KeptResults&) = delete;
  KeptResults& operator=(const KeptResults&) = delete;
  ~KeptResults();

  /// The latest that is there; nullptr while the first is being worked out. Asks for a new one
  /// where something changed since.
  std::shared_ptr<const ResultsBook> look();
  /// Waits until one is there. For tests.
  std::shared_ptr<const ResultsBook> wait();

 private:
  std::string state() const;
  void run();

  From from_;
  const Outside& outside_;
  const ResponseStore& live_;
  std::int64_t pause_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::shared_ptr<const ResultsBook> book_;
  std::string book_state_;
  std::int64_t made_at_ = 0;
  bool wanted_ = true, stop_ = false;
  std::jthread thread_;  // goes before what it uses
};

/// Works a book out.
ResultsBook results_book(const KeptResults::From& from, const Outside& outside);

/// True of a wave to which pages may still come on that day.
bool may_get_answers(const Wave& wave, Day today);

}  // namespace peil::app
