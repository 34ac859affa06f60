#include "peil/study/interface_texts.h"

#include <array>

namespace peil::study {
namespace {

constexpr std::array texts{
    InterfaceText{"skip_to_content", "Naar de inhoud", "Skip to content"},
    InterfaceText{"choose_language", "Kies uw taal", "Choose your language"},
    InterfaceText{"welcome", "Welkom", "Welcome"},
    InterfaceText{
        "intro",
        "Deze vragenlijst gaat over uw ervaringen met {organisation}. Meedoen is vrijwillig.",
        "This questionnaire is about your experiences with {organisation}. Taking part is "
        "voluntary."},
    InterfaceText{"privacy",
                  "Uw antwoorden hebben geen invloed op uw aanvraag. Wie over uw aanvraag beslist, "
                  "ziet uw antwoorden nooit.",
                  "Your answers have no influence on your application. Whoever decides on your "
                  "application never sees your answers."},
    InterfaceText{"code_label", "Uw inlogcode", "Your login code"},
    InterfaceText{"code_hint", "De code staat in uw brief: drie groepjes van vier tekens.",
                  "The code is in your letter: three groups of four characters."},
    InterfaceText{"start", "Beginnen", "Start"},
    InterfaceText{"resume_hint",
                  "U kunt op elk moment stoppen en later verdergaan met dezelfde code.",
                  "You can stop at any time and go on later with the same code."},
    InterfaceText{"next", "Volgende", "Next"},
    InterfaceText{"back", "Vorige", "Back"},
    InterfaceText{"finish", "Versturen", "Send"},
    InterfaceText{"progress", "Pagina {page} van ongeveer {pages}", "Page {page} of about {pages}"},
    InterfaceText{"required", "verplicht", "required"},
    InterfaceText{"optional", "niet verplicht", "optional"},
    InterfaceText{"dont_know", "Weet ik niet", "I don't know"},
    InterfaceText{"not_applicable", "Niet van toepassing", "Does not apply"},
    InterfaceText{"select_multiple_hint", "U kunt meer dan één antwoord kiezen.",
                  "You can choose more than one answer."},
    InterfaceText{"text_hint", "Schrijf geen namen, telefoonnummers of dossiernummers op.",
                  "Do not write names, telephone numbers or case numbers."},
    InterfaceText{"scale_point", "{point} van {points}", "{point} of {points}"},
    InterfaceText{"error_title", "Controleer uw antwoorden", "Check your answers"},
    InterfaceText{"error_title_code", "Controleer uw code", "Check your code"},
    InterfaceText{"error_prefix", "Fout:", "Error:"},
    InterfaceText{"error_required", "Vul een antwoord in.", "Enter an answer."},
    InterfaceText{"error_required_number", "Vul een heel getal in.", "Enter a whole number."},
    InterfaceText{"error_required_mark", "Kies een cijfer van 1 tot en met 10.",
                  "Choose a mark from 1 to 10."},
    InterfaceText{"error_required_choice", "Kies een antwoord.", "Choose an answer."},
    InterfaceText{"error_required_several", "Kies een of meer antwoorden.",
                  "Choose one or more answers."},
    InterfaceText{"error_whole_number", "Vul een heel getal in, bijvoorbeeld 12.",
                  "Enter a whole number, for example 12."},
    InterfaceText{"error_constraint", "Dit antwoord past niet bij de vraag.",
                  "This answer does not fit the question."},
    InterfaceText{"error_choice", "Kies een van de antwoorden op de lijst.",
                  "Choose one of the answers on the list."},
    InterfaceText{"error_too_long", "Uw antwoord is te lang: maximaal {most} tekens.",
                  "Your answer is too long: at most {most} characters."},
    InterfaceText{"error_code", "Deze code is niet geldig. Controleer de code in uw brief.",
                  "This code is not valid. Check the code in your letter."},
    InterfaceText{"error_too_many_tries",
                  "Er is te vaak een ongeldige code ingevuld. Probeer het over enkele minuten "
                  "opnieuw.",
                  "An invalid code was entered too often. Try again in a few minutes."},
    InterfaceText{"error_not_saved",
                  "Uw antwoorden zijn niet opgeslagen. Stuur de pagina nog een keer.",
                  "Your answers have not been saved. Send the page once more."},
    InterfaceText{"error_old_page",
                  "Deze pagina was al ontvangen. Hieronder ziet u de antwoorden die wij hebben.",
                  "This page had been received already. Below are the answers that we have."},
    InterfaceText{"error_not_found", "Deze pagina bestaat niet.", "This page does not exist."},
    InterfaceText{"error_service",
                  "De vragenlijst is even niet bereikbaar. Wat u al verstuurde, is bewaard.",
                  "The questionnaire is out of reach for a moment. What you sent is safe."},
    InterfaceText{"error_both", "Geef een antwoord, of kies ‘{absent}’. Niet allebei.",
                  "Give an answer, or choose ‘{absent}’. Not both."},
    InterfaceText{"error_code_length", "Een code heeft {length} tekens. U vulde er {count} in.",
                  "A code has {length} characters. You entered {count}."},
    InterfaceText{"error_closed", "U kunt deze vragenlijst nu niet invullen.",
                  "You cannot fill in this questionnaire now."},
    InterfaceText{"open_days", "U kunt de vragenlijst invullen van {from} tot en met {to}.",
                  "You can fill in the questionnaire from {from} up to and including {to}."},
    InterfaceText{"error_log_in",
                  "Vul uw code in om verder te gaan. Ziet u dit na een goede code? Dan houdt uw "
                  "browser cookies tegen. Sta ze toe voor deze site.",
                  "Enter your code to go on. Do you see this after a right code? Then your browser "
                  "blocks cookies. Allow them for this site."},
    InterfaceText{"error_whose", "Uw antwoorden staan nog klaar. Vul uw code in om ze op te slaan.",
                  "Your answers are still here. Enter your code to save them."},
    InterfaceText{"error_aside",
                  "Deze vragen horen niet meer bij uw antwoorden. Wat u invulde, is apart bewaard. "
                  "Ga hieronder verder.",
                  "These questions no longer go with your answers. What you filled in is kept "
                  "aside. Go on below."},
    InterfaceText{"error_busy",
                  "Dit kan nu niet worden opgeslagen. Wacht even en stuur de pagina nog een keer.",
                  "This cannot be saved now. Wait a moment and send the page once more."},
    InterfaceText{"error_too_large",
                  "Dit is te veel voor één pagina. Ga terug en maak uw antwoorden korter.",
                  "This is too much for one page. Go back and make your answers shorter."},
    InterfaceText{"error_cut",
                  "Dit is meer dan op één pagina past. Wat hieronder ontbreekt, hebben wij niet "
                  "ontvangen. Maak uw antwoorden korter en verstuur ze opnieuw.",
                  "This is more than fits on one page. What is missing below did not reach us. "
                  "Make your answers shorter and send them again."},
    InterfaceText{"to_start", "Naar het begin van de vragenlijst",
                  "To the start of the questionnaire"},
    InterfaceText{"stop", "Bewaren en stoppen", "Save and stop"},
    InterfaceText{"log_out", "Afsluiten", "Close"},
    InterfaceText{"thank_you_title", "Dank u wel", "Thank you"},
    InterfaceText{"thank_you", "Uw antwoorden zijn ontvangen. U kunt dit venster sluiten.",
                  "Your answers have been received. You can close this window."},
    InterfaceText{"received_on", "Ontvangen op {day}.", "Received on {day}."},
    InterfaceText{"results_promise",
                  "De uitkomsten worden openbaar. Niemand is er in te herkennen.",
                  "The results will be made public. Nobody can be recognised in them."},
    InterfaceText{"fictional_notice", "Dit is een fictief onderzoek om te oefenen.",
                  "This is a fictional survey for practice."},
    InterfaceText{"test_notice", "Dit is een proefinterview. De antwoorden tellen niet mee.",
                  "This is a trial interview. The answers do not count."},
    InterfaceText{"review_answers", "Antwoorden bekijken of wijzigen", "See or change answers"},
    InterfaceText{"skip_question_confirm", "U kunt deze vraag ook openlaten.",
                  "You may also leave this question open."},
};

}  // namespace

std::span<const InterfaceText> interface_texts() { return texts; }

}  // namespace peil::study
