// How long letters take, from words to a tagged PDF. Arguments: letters in a file (500), files (2).
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "peil/files/chromium.h"
#include "peil/render/post_html.h"

namespace {

using namespace peil;

double cpu_seconds() {
  double all = 0.0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    for (const timeval& time : {used.ru_utime, used.ru_stime})
      all += static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  }
  return all;
}

PostalBatch batch_of(int letters, const std::string& language, bool right_to_left) {
  PostalBatch batch;
  batch.title = "Klanttevredenheidsonderzoek", batch.language = language;
  batch.right_to_left = right_to_left;
  batch.organisation = "De Dienst", batch.site = "https://onderzoek.example";
  batch.code_label = "Uw inlogcode", batch.day = "16 september 2013";
  for (int i = 0; i < letters; ++i) {
    const std::string number = std::to_string(100'000 + i);
    batch.letters.push_back(
        {{"A. Jansen " + number, "Laan van Meerdervoort " + number, "2501 AB  DEN HAAG"},
         "Wat vindt u van onze dienstverlening?",
         "Geachte A. Jansen " + number +
             ",\n\nU had het afgelopen jaar contact met De Dienst. Wij horen graag wat u daarvan "
             "vindt. Meedoen is vrijwillig en heeft geen invloed op uw aanvraag.\n\nU kunt de "
             "vragenlijst invullen tot en met 30 november 2013.\n\nMet vriendelijke groet,\n\nDe "
             "Dienst",
         "7KQ2-M4XW-" + number.substr(2),
         "1234 567 890",
         "https://onderzoek.example/nl#7KQ2M4XW" + number.substr(2)});
  }
  return batch;
}

}  // namespace

int main(int argc, char** argv) {
  const int letters = argc > 1 ? std::atoi(argv[1]) : 500;
  const int files = argc > 2 ? std::atoi(argv[2]) : 2;
  const auto begin = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (int i = 0; i < files; ++i)
    bytes += files::Chromium().pdf(render::PostHtml().html(batch_of(letters, "nl", false))).size();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%d letters in %d files: %.1f s, %.1f s of processor time, %zu kB\n", letters * files,
              files, wall.count(), cpu_seconds(), bytes / 1000);
}
