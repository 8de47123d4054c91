package yishu.pipelines.normalize;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short names of a region: {@code 恩施土家族苗族自治州} is also {@code 恩施} and {@code 恩施州}, {@code 浦东新区} is {@code 浦东}.
 * At least two signs remain, so {@code 通县} has none.
 */
final class ShortNames {
    private static final Pattern AUTONOMOUS = Pattern.compile("(.{2,})自治(区|州|县|旗)");
    private static final Pattern PEOPLES =
            Pattern.compile("(.{2,}?)(?:各族|(?:维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|锡伯)族?|(?:土家|土|布依|朝鲜|满|侗|瑶|白"
                    + "|哈尼|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|仫佬|景颇|达斡尔|撒拉|布朗|毛南|普米|怒|保安|裕固|独龙|鄂温克|壮|回|苗|彝|藏)族)+");
    private static final Pattern PLAIN = Pattern.compile("(.{2,}?)(特别行政区|地区|新区|林区|特区|[省市区县旗盟])");

    private ShortNames() {}

    static Set<String> of(String name) {
        Set<String> names = new LinkedHashSet<>();
        Matcher autonomous = AUTONOMOUS.matcher(name);
        if (autonomous.matches()) {
            String place = withoutPeoples(autonomous.group(1));
            names.add(place);
            names.add(place + autonomous.group(2));
            names.add(place + "自治" + autonomous.group(2));
        } else {
            addPlain(name, names);
        }
        names.remove(name);
        return names;
    }

    private static void addPlain(String name, Set<String> names) {
        Matcher plain = PLAIN.matcher(name);
        if (plain.matches()) {
            names.add(plain.group(1));
            // 浦东新区 is also 浦东新; 井陉矿区 is 井陉矿.
            if (name.endsWith("区") && name.length() > 3) {
                names.add(name.substring(0, name.length() - 1));
            }
        }
    }

    /** 鄂温克族 keeps its people, since nothing else is left; only the 族 goes. */
    private static String withoutPeoples(String place) {
        Matcher peoples = PEOPLES.matcher(place);
        if (peoples.matches()) {
            return peoples.group(1);
        }
        return place.length() > 2 && place.endsWith("族") ? place.substring(0, place.length() - 1) : place;
    }
}
