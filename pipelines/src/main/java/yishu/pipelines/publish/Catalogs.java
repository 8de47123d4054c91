package yishu.pipelines.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;
import yishu.content.Settings;

/** The catalog of a {@link Lake} for a program in which no Spark runs. */
public final class Catalogs {
    private Catalogs() {}

    /** Opens the catalog that the settings name; its tables are there, or a load makes them. */
    public static JdbcCatalog open(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, settings.catalogUri());
        properties.put(
                CatalogProperties.WAREHOUSE_LOCATION, settings.warehouse().toString());
        properties.put("jdbc.schema-version", "V1");
        if (!settings.text("catalog.user").isEmpty()) {
            properties.put("jdbc.user", settings.text("catalog.user"));
            properties.put("jdbc.password", settings.text("catalog.password"));
        }
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.setConf(new Configuration());
        catalog.initialize("yishu", properties);
        return catalog;
    }
}
