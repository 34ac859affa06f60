#include "peil/app/write_report.h"

#include "peil/base/contract.h"
#include "peil/report/compose.h"

namespace peil::app {

bool is_one_file(const std::string& out) { return out.ends_with(".html"); }

std::vector<std::string> write_report(const Study& study, std::span<const WaveResults> waves,
                                      const ReportRequest& request, Outside& outside) {
  const bool one = is_one_file(request.out);
  expects(!one || request.languages.size() == 1, "write_report: one language into one file");
  if (!one) outside.files.make_folder(request.out);
  std::vector<std::string> written;
  for (const std::string& language : request.languages) {
    const report::Edition edition{language, outside.version, outside.commit,
                                  request.languages.size() > 1, request.letter};
    const std::string path = one ? request.out : request.out + "/report." + language + ".html";
    outside.files.write(path, outside.documents->write(report::compose(study, waves, edition)));
    written.push_back(path);
  }
  return written;
}

}  // namespace peil::app
