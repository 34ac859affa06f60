#pragma once

#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "peil/base/digest.h"
#include "peil/ports/response_store.h"

namespace peil::store::testing {

/// A new folder that goes when this goes.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(
      const std::string& in = std::filesystem::temp_directory_path().string()) {
    std::string name = in + "/peil-store-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline std::string id_of(int person) { return sha256(std::to_string(person)).substr(0, 32); }

inline Respondent someone(int person, const std::string& wave = "2013") {
  return {.id = id_of(person),
          .wave = wave,
          .group = person % 2 == 0 ? "vreemdelingen" : "bedrijven",
          .stratum = "granted",
          .psu = "",
          .base_weight = 1.5 + person,
          .design = {{"outcome", "granted"}, {"channel", "desk \"1\" é"}},
          .test = false};
}

inline PageEvent page(int person, const std::string& post, std::int64_t mark = 8) {
  return {.respondent = id_of(person),
          .page = "p1",
          .post = post,
          .answers = {{"overall", mark},
                      {"channels", std::vector<std::string>{"desk", "phone"}},
                      {"open", std::string("Goed, \"echt\" \xD8\xB4\xD9\x83\xD8\xB1\xD8\xA7")},
                      {"wait", Absent::DontKnow}},
          .language = "nl",
          .version = "v1",
          .day = Day(std::chrono::days(16000)),
          .last = false};
}

/// Sends a page; its fate comes later.
inline std::future<Kept> send(ResponseStore& store, PageEvent event) {
  const auto fate = std::make_shared<std::promise<Kept>>();
  store.keep(std::move(event), [fate](Kept kept) { fate->set_value(kept); });
  return fate->get_future();
}

inline Kept keep(ResponseStore& store, PageEvent event) {
  return send(store, std::move(event)).get();
}

}  // namespace peil::store::testing
