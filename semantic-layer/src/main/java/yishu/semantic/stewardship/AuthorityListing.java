package yishu.semantic.stewardship;

import java.util.Optional;
import java.util.stream.Collectors;
import yishu.content.Code;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Register;

/** The authority register as a table: of each data item at a frequency, whose value counts and who repeats it. */
public final class AuthorityListing {
    private AuthorityListing() {}

    public static Listing of(Datasets datasets) {
        Listing listing = Listing.of(
                "item", "name", "frequency", "unit", "authority", "department", "repeated_by", "declared_at");
        for (Register.Entry entry : Register.of(datasets.all().values()).entries()) {
            Optional<Register.Collected> authority = entry.authority();
            Register.Collected shown = authority.orElse(entry.collected().get(0));
            listing.add(
                    entry.key().code(),
                    name(datasets, entry.key().code()),
                    entry.key().frequency(),
                    shown.unit().orElse("by row"),
                    authority.map(it -> it.dataset().id()).orElse("nobody"),
                    authority.map(it -> it.dataset().department()).orElse(""),
                    entry.repeats().stream().map(it -> it.dataset().id()).collect(Collectors.joining(", ")),
                    shown.dataset().id() + "/contract.yaml:" + shown.item().line());
        }
        return listing;
    }

    static String name(Datasets datasets, String item) {
        return Optional.ofNullable(datasets.codeLists().get("data_item"))
                .flatMap(list -> list.newest(item))
                .map(Code::name)
                .orElse("");
    }
}
